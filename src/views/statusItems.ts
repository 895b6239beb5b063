import { l10n } from 'vscode';
import { commands, type CommandId, type PanelPlace } from '../contributions.ts';
import { stackPhase } from '../domain/stack/stackStatus.ts';
import type { Snapshot } from '../model/snapshot.ts';

/** What one place of the status bar says; undefined places are hidden. */
export interface StatusItem {
  readonly text: string;
  readonly tooltip: string;
  readonly command: CommandId;
  /** What the command is called with. */
  readonly argument?: PanelPlace;
  readonly warning: boolean;
}

/** The three places, in order: connection, stack, Pending pods. */
export function statusItems(
  snapshot: Snapshot,
): Readonly<Record<'connection' | 'stack' | 'pending', StatusItem | undefined>> {
  const { connection, stack, pending } = snapshot;
  return {
    connection: connectionItem(snapshot),
    stack: connection && stack && stackItem(stack.name, stack.status),
    pending:
      pending.length === 0
        ? undefined
        : {
            text: `$(warning) ${l10n.t('{0} Pending', pending.length)}`,
            tooltip: l10n.t('{0} pods wait for a node or an address. Click to see why.', pending.length),
            command: commands.showPanel,
            argument: { section: 'pending' },
            warning: true,
          },
  };
}

function connectionItem({ connection, account, sources }: Snapshot): StatusItem {
  if (connection === undefined) {
    return {
      text: `$(debug-disconnect) ${l10n.t('EKS Lab')}`,
      tooltip: l10n.t('Not connected. Click to connect to AWS, or start practice in the EKS Lab view.'),
      command: commands.connect,
      warning: false,
    };
  }
  const place = [connection.name, connection.region, ...(account === undefined ? [] : [account])];
  const failed = Object.values(sources).some(({ kind }) => kind === 'failed');
  return {
    text: `$(${failed ? 'error' : connection.icon}) ${place.join(' · ')}`,
    tooltip: failed
      ? l10n.t('Part of {0} cannot be read. Click to read it again.', connection.name)
      : l10n.t(
          'Connected to {0}, account {1}, region {2}. Click to change.',
          connection.name,
          account ?? '…',
          connection.region,
        ),
    command: failed ? commands.refresh : commands.connect,
    warning: false,
  };
}

function stackItem(name: string, status: string): StatusItem {
  const icons = {
    busy: '$(sync~spin)',
    ready: '$(pass)',
    'rolled-back': '$(error)',
    failed: '$(error)',
    deleted: '$(circle-slash)',
  } as const;
  const phase = stackPhase(status);
  return {
    text: `${icons[phase]} ${name}${phase === 'ready' ? '' : ` ${status}`}`,
    tooltip: l10n.t('The stack {0} is in {1}. Click for the capacity panel.', name, status),
    command: commands.showPanel,
    warning: false,
  };
}

import { l10n } from 'vscode';
import { abilities, commands, type CommandId } from '../../contributions.ts';
import type { Snapshot, SourceState } from '../../model/snapshot.ts';
import { stateColor, type Row } from './row.ts';
import type { RowContext } from './rowContext.ts';

type Source = keyof Snapshot['sources'];

/** One row for each source that is still being read or cannot be read. Its button, or a click, does the next thing about it. */
export function sourceRows(sources: Snapshot['sources'], context: RowContext): readonly Row[] {
  const order: readonly Source[] = ['stack', 'compute', 'network', 'cluster', 'deployments', 'cni', 'sandboxFailures'];
  const rows = order.flatMap((source) => sourceRow(source, sources[source], context) ?? []);
  // One cause, such as an expired session, fails several sources with the same sentence: once is enough.
  return rows.filter((row, index) => rows.findIndex(({ label }) => label === row.label) === index);
}

/** Whether a row tells how long ago something was read, which changes with time alone. */
export function tellsAge(sources: Snapshot['sources']): boolean {
  return Object.values(sources).some(
    (state) => state.kind === 'failed' || (state.kind === 'loading' && state.readAt !== undefined),
  );
}

function sourceRow(source: Source, state: SourceState, { explain, now }: RowContext): Row | undefined {
  switch (state.kind) {
    case 'none':
    case 'live':
      return undefined;
    case 'loading': {
      const label = loadingText(source);
      if (label === undefined) return undefined;
      return {
        id: `source/${source}`,
        label,
        ...(state.readAt !== undefined && { description: asItWas(now - state.readAt) }),
        icon: { name: 'loading~spin', color: stateColor.busy },
      };
    }
    case 'failed': {
      const { sentence, action } = explain(state);
      const old =
        state.readAt === undefined
          ? l10n.t('not read for {0}', ageText(now - state.since))
          : asItWas(now - state.readAt);
      return {
        id: `source/${source}`,
        label: sentence,
        description: old,
        icon: { name: 'error', color: stateColor.bad },
        tooltip: {
          heading: sentence,
          facts: [[l10n.t('State'), old]],
          note: action && l10n.t('Click: {0}', action.label),
        },
        ...(action && {
          command: { id: action.command, title: action.label },
          abilities: fixAbility[action.command] ?? [],
        }),
      };
    }
  }
}

/** The button of a failure's row, by the command that is to be run next. */
const fixAbility: Readonly<Partial<Record<CommandId, readonly string[]>>> = {
  [commands.startPractice]: [abilities.fixStartPractice],
  [commands.connect]: [abilities.fixConnect],
  [commands.refresh]: [abilities.fixRefresh],
  [commands.deployLab]: [abilities.fixDeployLab],
  [commands.teardownLab]: [abilities.fixTeardownLab],
  [commands.showLog]: [abilities.fixShowLog],
};

function asItWas(ms: number): string {
  return l10n.t('shown as it was {0} ago', ageText(ms));
}

/** Ten seconds are as fine as the tree is drawn again for its ages. */
function ageText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 10_000) * 10);
  if (seconds < 60) return l10n.t('{0} s', seconds);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? l10n.t('{0} min', minutes) : l10n.t('{0} h', Math.floor(minutes / 60));
}

/** Nobody waits to see what is read besides. */
function loadingText(source: Source): string | undefined {
  const texts: Readonly<Partial<Record<Source, string>>> = {
    stack: l10n.t('Reading the stack…'),
    compute: l10n.t('Reading instances and interfaces…'),
    cluster: l10n.t('Reading the cluster…'),
  };
  return texts[source];
}

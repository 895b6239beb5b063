import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import type { Connection } from '../../connection/connection.ts';
import type { NodeView, Snapshot } from '../../model/snapshot.ts';
import type { Instance } from '../../ports/cloud.ts';
import { pickNode } from '../pick/pickNode.ts';
import { currentConnection, type Services } from '../services.ts';
import { closedWay } from './bastionAccess.ts';
import { shellWord } from './shellWord.ts';

type Deps = Pick<Services, 'connections' | 'model' | 'prompts' | 'notices' | 'commandTerminals'>;

/** The user of Amazon Linux, on nodes and bastion. */
const user = 'ec2-user';

/**
 * Opens a terminal with a shell on a node, as the chapters do: through the lab's bastion, where there is one. Where the
 * node's security groups would not let it in, it says so first and offers the rule that does.
 */
export async function nodeShell(deps: Deps, named: { readonly nodeName: string } | undefined): Promise<void> {
  const connection = currentConnection(deps);
  const node = await pickNode(deps, named, l10n.t('Open shell on node'));
  if (node === undefined) return;
  const { snapshot } = deps.model;
  const bastion = bastionOf(snapshot);
  // The lab's template has its address among the stack's outputs, too.
  const jump = bastion?.publicIp ?? snapshot.stack?.outputs.get('eksctlhost');
  const address = jump === undefined ? (node.externalIp ?? node.internalIp) : node.internalIp;
  if (address === undefined) throw new LabError('not-found', l10n.t('An address of {0}', node.shortName));
  if (bastion !== undefined && !(await opensWay(deps, connection, node, bastion))) return;
  const through = jump === undefined ? '' : `-J ${user}@${shellWord(jump)} `;
  await deps.commandTerminals.start(node.shortName, `ssh ${through}${user}@${shellWord(address)}`);
}

/** The lab's template gives its bastion this name. */
function bastionOf({ otherInstances, connection }: Snapshot): Instance | undefined {
  const name = `${connection?.clusterName ?? ''}-bastion-EC2`;
  return otherInstances.find((each) => each.name === name && each.state === 'running');
}

/** Whether the shell is to be opened: the way is open, the person has it opened, or wants to see for themselves. */
async function opensWay(
  { notices }: Deps,
  connection: Connection,
  { instanceId, shortName }: NodeView,
  bastion: Instance,
): Promise<boolean> {
  const closed = instanceId === undefined ? undefined : await closedWay(connection, instanceId, bastion);
  if (closed === undefined) return true;
  const allow = l10n.t('Allow SSH from bastion');
  const anyway = l10n.t('Open anyway');
  const text = l10n.t(
    'No rule of {0}’s security groups lets SSH in from the bastion ({1}). Add one to {2}, and the shell opens.',
    shortName,
    closed.bastion,
    closed.group.name,
  );
  const answer = await notices.warn(text, allow, anyway);
  if (answer === allow) {
    const { compute } = await connection.cloud();
    await compute.allowIngress(closed.group.id, closed.rule, connection.closed);
  }
  return answer !== undefined;
}

import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { pickNode } from '../pick/pickNode.ts';
import { currentConnection, type Services } from '../services.ts';
import { shellWord } from './shellWord.ts';

/** The user of Amazon Linux, on nodes and bastion. */
const user = 'ec2-user';

/** Opens a terminal with a shell on a node, as the chapters do: through the lab's bastion, where there is one. */
export async function nodeShell(
  deps: Pick<Services, 'connections' | 'model' | 'prompts' | 'commandTerminals'>,
  named: { readonly nodeName: string } | undefined,
): Promise<void> {
  currentConnection(deps);
  const node = await pickNode(deps, named, l10n.t('Open shell on node'));
  if (node === undefined) return;
  const bastion = bastionAddress(deps.model.snapshot);
  const address = bastion === undefined ? (node.externalIp ?? node.internalIp) : node.internalIp;
  if (address === undefined) throw new LabError('not-found', l10n.t('An address of {0}', node.shortName));
  const jump = bastion === undefined ? '' : `-J ${user}@${shellWord(bastion)} `;
  await deps.commandTerminals.start(node.shortName, `ssh ${jump}${user}@${shellWord(address)}`);
}

/** The lab's template gives its bastion this name and puts its address among the stack's outputs. */
function bastionAddress({ stack, otherInstances, connection }: Snapshot): string | undefined {
  const name = `${connection?.clusterName ?? ''}-bastion-EC2`;
  const instance = otherInstances.find((each) => each.name === name && each.state === 'running');
  return instance?.publicIp ?? stack?.outputs.get('eksctlhost');
}

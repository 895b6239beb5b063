import type { CommandLine } from '../../commandLine.ts';
import { dryRunFlag, dryRunNote, dryRunOf, type DryRun } from '../change/dryRun.ts';
import { eachTarget } from '../change/eachTarget.ts';
import { sendPatch } from '../change/sendPatch.ts';
import type { KubectlCommand } from '../command.ts';
import { selectionFlags } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';
import { findNodes, type FoundNode } from './nodes.ts';

const flags = { ...dryRunFlag, selector: selectionFlags.selector } as const;

/** `kubectl cordon NODE`: no new pods on a node. */
export const cordon: KubectlCommand = {
  takes: 'NODE',
  flags,
  run: async (line, session) => await cordonNodes('cordon', line, session),
};

/** `kubectl uncordon NODE`. */
export const uncordon: KubectlCommand = {
  takes: 'NODE',
  flags,
  run: async (line, session) => await cordonNodes('uncordon', line, session),
};

async function cordonNodes(
  verb: 'cordon' | 'uncordon',
  line: CommandLine<string>,
  session: KubectlSession,
): Promise<number> {
  const dryRun = dryRunOf(line, session);
  const nodes = await findNodes(line, session, verb);
  return await eachTarget(nodes, session, async (node) => await setCordon(node, verb === 'cordon', dryRun, session));
}

/** Makes a node take new pods or not, and says so. */
export async function setCordon(
  { target, object }: FoundNode,
  isClosed: boolean,
  dryRun: DryRun,
  session: KubectlSession,
): Promise<void> {
  const { unschedulable, ...spec } = (object['spec'] ?? {}) as { readonly unschedulable?: boolean };
  const done = isClosed ? 'cordoned' : 'uncordoned';
  if ((unschedulable === true) === isClosed) {
    session.print(`node/${target.name} already ${done}${dryRunNote(dryRun)}\n`);
    return;
  }
  const after = { ...object, spec: isClosed ? { ...spec, unschedulable: true } : spec };
  await sendPatch(target, object, after, { dryRun, fieldManager: 'kubectl-cordon' }, session);
  session.print(`node/${target.name} ${done}${dryRunNote(dryRun)}\n`);
}

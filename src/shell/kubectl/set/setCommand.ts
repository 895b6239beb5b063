import type { CommandLine, Flag } from '../../commandLine.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { changeFlags } from '../change/changeFlags.ts';
import { dryRunOf } from '../change/dryRun.ts';
import { eachTarget } from '../change/eachTarget.ts';
import { withPodSpec, type PodSpec } from '../change/podTemplate.ts';
import { sendPatch } from '../change/sendPatch.ts';
import { findTargets, objectOf, selectionFlags, type Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';

const { filename, recursive, selector } = selectionFlags;

/** Flags of all commands `kubectl set`. */
export const setFlags = {
  filename,
  recursive,
  selector,
  ...changeFlags,
  all: { kind: 'switch' },
  local: { kind: 'switch' },
} as const satisfies Readonly<Record<string, Flag>>;

/** Changes the pod specs of objects and says what was changed: nothing of those that stay as they are. */
export async function changePodSpecs(
  line: CommandLine<string>,
  session: KubectlSession,
  words: readonly string[],
  what: string,
  change: (spec: PodSpec, owner: Target) => PodSpec,
): Promise<number> {
  const dryRun = dryRunOf(line, session);
  const fieldManager = line.text('field-manager') ?? 'kubectl-set';
  const print = await changedPrinter(line, session, dryRun);
  const targets = await findTargets(line, session, { words, all: line.has('all') });
  return await eachTarget(targets, session, async (target) => {
    const before =
      target.source === undefined && target.object !== undefined ? target.object : await objectOf(target, session);
    const after = withPodSpec(before, target.resource, (spec) => change(spec, target));
    const made = await sendPatch(target, before, after, { dryRun, fieldManager }, session);
    if (made !== undefined) print(target.resource, made, `${what} updated`);
  });
}

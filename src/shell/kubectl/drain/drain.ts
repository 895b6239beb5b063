import type { CommandLine } from '../../commandLine.ts';
import { ApiError } from '../../kubernetes/apiError.ts';
import { ToolError } from '../../tool.ts';
import { dryRunFlag, dryRunNote, dryRunOf, type DryRun } from '../change/dryRun.ts';
import type { KubectlCommand } from '../command.ts';
import { durationFlag, goDuration, integerFlag } from '../flagValues.ts';
import { selectionFlags } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';
import { setCordon } from './cordon.ts';
import { findNodes } from './nodes.ts';
import { planOf } from './drainedPods.ts';
import { removePod } from './removePod.ts';

/** `kubectl drain NODE`: no new pods on a node, and those that are there go elsewhere. */
export const drain: KubectlCommand = {
  takes: 'NODE',
  flags: {
    ...dryRunFlag,
    'delete-emptydir-data': { kind: 'switch' },
    'disable-eviction': { kind: 'switch' },
    force: { kind: 'switch' },
    'grace-period': { kind: 'text' },
    'ignore-daemonsets': { kind: 'switch' },
    'pod-selector': { kind: 'text' },
    selector: selectionFlags.selector,
    'skip-wait-for-delete-timeout': { kind: 'text' },
    timeout: { kind: 'text' },
  },
  async run(line, session) {
    const dryRun = dryRunOf(line, session);
    const nodes = await findNodes(line, session, 'drain');
    for (const node of nodes) await setCordon(node, true, dryRun, session);
    const failed: { readonly name: string; readonly why: readonly string[] }[] = [];
    for (const { target } of nodes) {
      const why = await drainNode(target.name, line, dryRun, session);
      if (why.length === 0) {
        session.print(`node/${target.name} drained${dryRunNote(dryRun)}\n`);
        continue;
      }
      failed.push({ name: target.name, why });
      session.printError(
        `error: unable to drain node "${target.name}" due to error: ${together(why)}, continuing command...\n`,
      );
    }
    if (failed.length === 0) return 0;
    const pending = failed.map(({ name }) => ` ${name}\n`).join('');
    const reasons = failed.flatMap(({ why }) => why).map((each) => `${each}\n`);
    session.printError(`There are pending nodes to be drained:\n${pending}${[...new Set(reasons)].join('')}`);
    return 1;
  },
};

/** Several reasons as Go prints them. */
function together(reasons: readonly string[]): string {
  return reasons.length === 1 ? (reasons[0] ?? '') : `[${reasons.join(', ')}]`;
}

/** Takes the pods off a node; returns what stands in the way. */
async function drainNode(
  node: string,
  line: CommandLine<string>,
  dryRun: DryRun,
  session: KubectlSession,
): Promise<readonly string[]> {
  const { pods, warnings, errors } = await planOf(node, line, session);
  if (errors.length > 0) return errors;
  if (warnings !== '') session.printError(`Warning: ${warnings}\n`);
  const timeout = durationFlag(line, 'timeout') ?? 0;
  const grace = integerFlag(line, 'grace-period') ?? -1;
  const options = {
    evicts: !line.has('disable-eviction'),
    gracePeriod: grace < 0 ? undefined : grace,
    dryRun,
    end: timeout > 0 ? session.now().getTime() + timeout : Infinity,
    timeoutText: `global timeout reached: ${goDuration(timeout)}`,
  };
  const outcomes = await Promise.allSettled(pods.map(async (pod) => await removePod(pod, options, session)));
  const pending = pods.filter((_, at) => outcomes[at]?.status === 'rejected');
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  const why = failures.map((error) => {
    if (error instanceof ApiError || error instanceof ToolError) return error.message;
    throw error;
  });
  if (why.length > 0) {
    const left = pending.map(({ metadata }) => `pod/${metadata.name}\n`);
    session.printError(
      `There are pending pods in node "${node}" when an error occurred: ${together(why)}\n${left.join('')}`,
    );
  }
  return [...new Set(why)];
}

import { LabError } from '../../base/errors.ts';
import { firstFailure, stackProgress } from '../../domain/stack/stackProgress.ts';
import type { StackEvent } from '../../ports/cloud.ts';
import { followStack } from '../followStack.ts';
import { lookAtNetwork, type KnownLab } from '../../model/lookAtLab.ts';
import { asksForPatience } from './teardownRetryPolicy.ts';
import { ownGroups, sweep } from './sweep.ts';
import type { OnNews, TeardownPorts } from './teardownPorts.ts';

/** EC2 reads are throttled per account: between two sweeps at least this long (milliseconds). */
const sweepEveryMs = 15_000;

/**
 * Deletes a stack and follows it to its end, however far it is. Interfaces that nodes leave are swept as soon as their
 * group is gone, so that subnets do not wait for them. Rejects with `stack-failed` when CloudFormation gives up.
 */
export async function deleteFamilyStack(
  ports: TeardownPorts,
  stackId: string,
  known: KnownLab,
  onNews: OnNews,
  signal: AbortSignal,
): Promise<void> {
  const { cloud, clock } = ports;
  const { status } = await cloud.stacks.describe(stackId, signal);
  if (status === 'DELETE_COMPLETE') return;
  const isUnderWay = status === 'DELETE_IN_PROGRESS';
  // One that is under way may end before its events are read, so all of them count then.
  const after = isUnderWay ? undefined : (await cloud.stacks.events(stackId, undefined, signal))[0]?.id;
  if (!isUnderWay) await cloud.stacks.delete(stackId, signal);
  let sweptAt = clock.now();
  const onPoll = async (events: readonly StackEvent[]) => {
    onNews({ kind: 'stack', progress: stackProgress(events, stackId, 'delete') });
    if (areNodesUnderWay(events) || clock.now() - sweptAt < sweepEveryMs) return;
    sweptAt = clock.now();
    const ids = await sweep(cloud, await lookAtNetwork(ports, known, signal), signal);
    if (ids.length > 0) onNews({ kind: 'swept', ids });
  };
  const end = await followStack(cloud.stacks, { stackId, operation: 'delete', after }, onPoll, clock, signal);
  if (end.status === 'DELETE_COMPLETE') return;
  await clearGroups(ports, known, end.events, signal);
  const failed = firstFailure(end.events, stackId);
  throw new LabError('stack-failed', failed?.logicalId ?? end.status, failed?.reason ?? '');
}

/** Groups that CloudFormation could not delete, since rules of other groups name them: ours to do before the next try. */
async function clearGroups(
  ports: TeardownPorts,
  known: KnownLab,
  events: readonly StackEvent[],
  signal: AbortSignal,
): Promise<void> {
  const failed = events.filter(
    ({ status, resourceType }) => status === 'DELETE_FAILED' && resourceType === 'AWS::EC2::SecurityGroup',
  );
  if (failed.length === 0) return;
  const own = ownGroups(await lookAtNetwork(ports, known, signal));
  for (const id of new Set(failed.flatMap(({ physicalId }) => physicalId ?? []))) {
    try {
      await ports.cloud.resources.delete({ kind: 'security-group', id }, own, signal);
    } catch (error) {
      if (asksForPatience(error)) throw error;
    }
  }
}

function areNodesUnderWay(events: readonly StackEvent[]): boolean {
  const ofNodes = events.find(({ resourceType }) => resourceType === 'AWS::EKS::Nodegroup');
  return ofNodes?.status === 'DELETE_IN_PROGRESS';
}

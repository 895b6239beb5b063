import { isAbort, sleep } from '../../base/abort.ts';
import type { Clock } from '../../base/clock.ts';
import { LabError, toLabError } from '../../base/errors.ts';
import { firstFailure, stackProgress, type StackProgress } from '../../domain/stack/stackProgress.ts';
import type { Cloud, Leftover, StackEvent } from '../../ports/cloud.ts';
import type { Cluster } from '../../ports/cluster.ts';
import { followStack, type StackEnd } from '../followStack.ts';
import { deleteLoadBalancers } from './deleteLoadBalancers.ts';
import { sweepInterfaces } from './sweepInterfaces.ts';
import { sweepSecurityGroups } from './sweepSecurityGroups.ts';

/** What is to go. `stackId` and `vpcId` are missing when there is no stack: then only the check at the end is left. */
export interface TeardownTarget {
  readonly stackId: string | undefined;
  readonly vpcId: string | undefined;
  readonly clusterName: string;
}

export interface TeardownPorts {
  readonly cloud: Pick<Cloud, 'stacks' | 'compute'>;
  /** Rejects when the cluster does not exist or does not answer. */
  readonly cluster: (signal: AbortSignal) => Promise<Pick<Cluster, 'loadBalancerServices' | 'deleteService'>>;
  readonly clock: Clock;
}

export type TeardownStep =
  | { readonly kind: 'load-balancers' }
  | { readonly kind: 'stack'; readonly progress: StackProgress }
  | { readonly kind: 'swept'; readonly interfaces: readonly string[] }
  | { readonly kind: 'retry'; readonly failed: string; readonly reason: string }
  | { readonly kind: 'verify' };

export interface TeardownResult {
  readonly leftovers: readonly Leftover[];
  /** Why the cluster could not be asked for its load balancers, when it could not. */
  readonly clusterError: LabError | undefined;
}

/** EC2 reads are throttled per account: between two sweeps at least this long (milliseconds). */
const sweepEveryMs = 10_000;
/** EC2 may list what is gone for a few seconds more (milliseconds). */
const settleMs = 5000;
const verifyTimes = 4;

/**
 * Takes the lab apart in the order that leaves nothing behind: load balancers while the cluster can still remove them,
 * then the stack, sweeping interfaces that nodes leave as soon as their group is gone, then a look at what remains.
 * A delete that fails is swept after and tried once more. Every step may be repeated: what is gone is no error.
 */
export async function teardownStack(
  ports: TeardownPorts,
  target: TeardownTarget,
  onStep: (step: TeardownStep) => void,
  signal: AbortSignal,
): Promise<TeardownResult> {
  let clusterError: LabError | undefined;
  if (target.stackId !== undefined) {
    onStep({ kind: 'load-balancers' });
    clusterError = await tryLoadBalancers(ports, signal);
    await deleteStack(ports, target, target.stackId, onStep, signal);
  }
  onStep({ kind: 'verify' });
  return { leftovers: await verify(ports, target, signal), clusterError };
}

/** A cluster that is missing has no load balancers; one that does not answer must not keep the stack from going. */
async function tryLoadBalancers(ports: TeardownPorts, signal: AbortSignal): Promise<LabError | undefined> {
  try {
    await deleteLoadBalancers(await ports.cluster(signal), ports.clock, signal);
    return undefined;
  } catch (error) {
    if (signal.aborted || isAbort(error)) throw error;
    const failure = toLabError(error);
    if (failure.reason === 'leftovers-remain') throw failure;
    return failure.reason === 'cluster-missing' ? undefined : failure;
  }
}

async function deleteStack(
  ports: TeardownPorts,
  target: TeardownTarget,
  stackId: string,
  onStep: (step: TeardownStep) => void,
  signal: AbortSignal,
): Promise<void> {
  const first = await deleteOnce(ports, target, stackId, onStep, signal);
  if (first.status === 'DELETE_COMPLETE') return;
  const blocked = firstFailure(first.events, stackId);
  onStep({ kind: 'retry', failed: blocked?.logicalId ?? '', reason: blocked?.reason ?? '' });
  await sweep(ports, target, onStep, signal);
  if (isGone(first.events, 'AWS::EKS::Cluster')) await sweepGroups(ports, target, signal);
  const second = await deleteOnce(ports, target, stackId, onStep, signal);
  if (second.status === 'DELETE_COMPLETE') return;
  const still = firstFailure(second.events, stackId);
  throw new LabError('stack-failed', still?.logicalId ?? second.status, still?.reason ?? '');
}

async function deleteOnce(
  ports: TeardownPorts,
  target: TeardownTarget,
  stackId: string,
  onStep: (step: TeardownStep) => void,
  signal: AbortSignal,
): Promise<StackEnd> {
  const { cloud, clock } = ports;
  const newest = (await cloud.stacks.events(stackId, undefined, signal))[0]?.id;
  await cloud.stacks.delete(stackId, signal);
  let sweptAt = -Infinity;
  const onPoll = async (events: readonly StackEvent[]) => {
    onStep({ kind: 'stack', progress: stackProgress(events, stackId, 'delete') });
    if (!isGone(events, 'AWS::EKS::Nodegroup') || clock.now() - sweptAt < sweepEveryMs) return;
    sweptAt = clock.now();
    await sweep(ports, target, onStep, signal);
    if (isGone(events, 'AWS::EKS::Cluster')) await sweepGroups(ports, target, signal);
  };
  return await followStack(cloud.stacks, { stackId, operation: 'delete', after: newest }, onPoll, clock, signal);
}

function isGone(events: readonly StackEvent[], resourceType: string): boolean {
  return events.some((event) => event.resourceType === resourceType && event.status === 'DELETE_COMPLETE');
}

async function sweepGroups({ cloud }: TeardownPorts, target: TeardownTarget, signal: AbortSignal): Promise<void> {
  const { vpcId, clusterName } = target;
  if (vpcId !== undefined) await sweepSecurityGroups(cloud.compute, { vpcId, clusterName }, signal);
}

async function sweep(
  { cloud }: TeardownPorts,
  { vpcId, clusterName }: TeardownTarget,
  onStep: (step: TeardownStep) => void,
  signal: AbortSignal,
): Promise<void> {
  if (vpcId === undefined) return;
  const interfaces = await sweepInterfaces(cloud.compute, { vpcId, clusterName }, signal);
  if (interfaces.length > 0) onStep({ kind: 'swept', interfaces });
}

async function verify(
  { cloud, clock }: TeardownPorts,
  { vpcId, clusterName }: TeardownTarget,
  signal: AbortSignal,
): Promise<readonly Leftover[]> {
  for (let time = 1; ; time += 1) {
    const leftovers = await cloud.compute.leftovers({ vpcId, clusterName }, signal);
    if (leftovers.length === 0 || time === verifyTimes) return leftovers;
    await sleep(clock, settleMs, signal);
  }
}

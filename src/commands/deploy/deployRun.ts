import { isAbort, sleep } from '../../base/abort.ts';
import type { Disposable } from '../../base/disposable.ts';
import { toLabError, LabError } from '../../base/errors.ts';
import { Emitter } from '../../base/event.ts';
import { retry } from '../../base/retry.ts';
import { firstFailure, isAboutStack } from '../../domain/stack/stackProgress.ts';
import { stackPhase } from '../../domain/stack/stackStatus.ts';
import type { Stack, StackEvent } from '../../ports/cloud.ts';
import type { KeptDeploy } from './keptDeploy.ts';
import { newRunFacts, type RunFacts } from './runFacts.ts';
import type { DeployPorts } from './deployPorts.ts';
import { deployRetryPolicy } from './deployRetryPolicy.ts';
import { watchReadiness } from './watchReadiness.ts';

/** CloudFormation bears a read of a stack every five seconds, others every ten to fifteen (milliseconds). */
const stackPollMs = 5000;
const describePollMs = 15_000;

/** How a run came to its end by itself. */
export type RunEnd =
  | { readonly kind: 'stands'; readonly stack: Stack }
  /** CloudFormation has undone it (`left`: not all of it), or somebody has deleted it. */
  | { readonly kind: 'failed'; readonly status: string; readonly left: boolean };

/**
 * A deploy that CloudFormation is at work on, followed until its nodes can take pods. It drives nothing, so another one
 * with the same kept deploy goes on where this one was; what does not answer for a while is waited for.
 */
export class DeployRun implements Disposable {
  readonly kept: KeptDeploy;
  readonly #ports: DeployPorts;
  readonly #closing = new AbortController();
  readonly #changed = new Emitter<void>();
  #facts: RunFacts;

  readonly onDidChange = this.#changed.event;

  constructor(kept: KeptDeploy, ports: DeployPorts) {
    this.kept = kept;
    this.#ports = ports;
    this.#facts = newRunFacts;
  }

  /** The cluster's name by the stack's own word, as soon as there is one: a template may call it as it likes. */
  get clusterName(): string {
    const made = this.#facts.events.find(
      ({ resourceType, physicalId }) => resourceType === 'AWS::EKS::Cluster' && (physicalId ?? '') !== '',
    );
    return made?.physicalId ?? this.kept.clusterName;
  }

  get facts(): RunFacts {
    return this.#facts;
  }

  /**
   * Follows it to its end. Rejects with an abort when it is disposed, or the connection closes.
   *
   * @param begin what makes CloudFormation begin, for a run that is new
   */
  async follow(closed: AbortSignal, begin?: (signal: AbortSignal) => Promise<void>): Promise<RunEnd> {
    const signal = AbortSignal.any([this.#closing.signal, closed]);
    if (begin !== undefined) await this.#retry(() => begin(signal), signal);
    const status = await this.#followStack(signal);
    if (stackPhase(status) !== 'ready')
      return { kind: 'failed', status, left: !['ROLLBACK_COMPLETE', 'DELETE_COMPLETE'].includes(status) };
    this.#set({ phase: 'ready' });
    const { origin } = this.kept;
    if (origin !== 'none') await this.#followCluster(signal);
    const stack = await this.#retry(() => this.#ports.cloud.stacks.describe(this.kept.stackId, signal), signal);
    return { kind: 'stands', stack };
  }

  /** Nobody watches any more; CloudFormation goes on. */
  dispose(): void {
    this.#closing.abort();
    this.#changed.dispose();
  }

  /** Reads the stack's events until its own last word is a last word. */
  async #followStack(signal: AbortSignal): Promise<string> {
    const { stackId } = this.kept;
    const { cloud, clock } = this.#ports;
    let lookedAtGroups = clock.now();
    for (;;) {
      const known = this.#facts.events[0]?.id;
      const fresh = await this.#retry(() => cloud.stacks.events(stackId, known, signal), signal);
      const events = fresh.length === 0 ? this.#facts.events : [...fresh, ...this.#facts.events];
      this.#set({ events, failure: firstOwnFailure(events, stackId), phase: phaseOf(events, stackId) });
      const status = events.find((event) => isAboutStack(event, stackId))?.status;
      if (status !== undefined && !status.endsWith('_IN_PROGRESS')) return status;
      if (areNodesUnderWay(events) && clock.now() - lookedAtGroups >= describePollMs) {
        lookedAtGroups = clock.now();
        await this.#readGroupIssues(signal);
      }
      await sleep(clock, stackPollMs, signal);
    }
  }

  /** EKS knows why nodes do not come long before CloudFormation gives up on them. Who may not ask is told later. */
  async #readGroupIssues(signal: AbortSignal): Promise<void> {
    try {
      const groups = await this.#ports.cloud.clusters.nodegroups(this.clusterName, signal);
      this.#set({ groupIssues: groups.flatMap(({ issues }) => issues) });
    } catch (error) {
      if (isAbort(error)) throw error;
      this.#ports.log.info(`Node groups of ${this.clusterName}: ${toLabError(error).message}`);
    }
  }

  async #followCluster(signal: AbortSignal): Promise<void> {
    const { clock, cloud } = this.#ports;
    const { clusterName } = this;
    for (;;) {
      const cluster = await this.#retry(() => cloud.clusters.find(clusterName, signal), signal);
      this.#set({ clusterStatus: cluster?.status });
      if (cluster?.status === 'FAILED') throw new LabError('cluster-missing', clusterName, cluster.status);
      if (cluster?.status === 'ACTIVE' && (await this.#readWanted(signal))) break;
      await sleep(clock, describePollMs, signal);
    }
    const { wantedNodes = 0 } = this.#facts;
    await this.#retry(async () => {
      const cluster = await this.#ports.cluster(clusterName, signal);
      await watchReadiness(
        cluster,
        wantedNodes,
        (ready) => this.#set({ ready }),
        (lost) => this.#set({ waiting: lost && toLabError(lost) }),
        signal,
      );
    }, signal);
    this.#set({ waiting: undefined });
  }

  /** How many nodes there are to be. False while eksctl has not come to the node group yet. */
  async #readWanted(signal: AbortSignal): Promise<boolean> {
    const { cloud } = this.#ports;
    const groups = await this.#retry(() => cloud.clusters.nodegroups(this.clusterName, signal), signal);
    if (groups.length === 0 && this.kept.origin === 'eksctl') return false;
    this.#set({ wantedNodes: groups.reduce((sum, { desiredSize }) => sum + desiredSize, 0) });
    return true;
  }

  /** Until it is done: what is wrong is shown while it lasts, and a session that is over is the person's to renew. */
  async #retry<T>(run: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const policy = deployRetryPolicy(this.#ports, (waiting) => this.#set({ waiting }), signal);
    const result = await retry(run, policy, this.#ports, signal);
    if (this.#facts.waiting !== undefined) this.#set({ waiting: undefined });
    return result;
  }

  #set(facts: Partial<RunFacts>): void {
    this.#facts = { ...this.#facts, ...facts };
    this.#changed.fire();
  }
}

function phaseOf(events: readonly StackEvent[], stackId: string): RunFacts['phase'] {
  const status = events.find((event) => isAboutStack(event, stackId))?.status ?? '';
  if (/^(ROLLBACK|DELETE)_/.test(status)) return 'rolling-back';
  return status === 'CREATE_COMPLETE' ? 'ready' : 'stack';
}

/** The failure that explains the others, if anything has failed. */
function firstOwnFailure(events: readonly StackEvent[], stackId: string): RunFacts['failure'] {
  const found = firstFailure(events, stackId);
  if (found === undefined) return undefined;
  return { logicalId: found.logicalId, type: found.resourceType, reason: found.reason ?? '', at: found.at };
}

function areNodesUnderWay(events: readonly StackEvent[]): boolean {
  return events.find(({ resourceType }) => resourceType === 'AWS::EKS::Nodegroup')?.status === 'CREATE_IN_PROGRESS';
}

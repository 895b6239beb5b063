import { pods } from '../../kubernetes/kinds.ts';
import { withCondition, type Condition } from '../../kubernetes/objects/meta.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import { stamp } from '../../kubernetes/stamps.ts';
import { deleteObject } from '../../kubernetes/writes/delete.ts';
import { markDisruption } from '../../kubernetes/writes/markDisruption.ts';
import type { ControlContext } from '../controlContext.ts';
import { objectKey } from '../objectKey.ts';
import type { Cycle, PluginName, Refusal } from './cycle.ts';
import { countReasons, failureMessage, preemptionMessage } from './failureMessage.ts';
import type { FeasibleNodes } from './feasibleNodes.ts';
import type { NodeState } from './nodeState.ts';
import { findPreemption, type Preemption } from './preemption.ts';
import type { SchedulingQueue } from './schedulingQueue.ts';

/** Writes down how an attempt ended: the pod's condition, its event, and its place in the queue. */
export class Outcome {
  readonly #context: ControlContext;
  readonly #queue: SchedulingQueue;
  readonly #feasible: FeasibleNodes;

  constructor(context: ControlContext, queue: SchedulingQueue, feasible: FeasibleNodes) {
    this.#context = context;
    this.#queue = queue;
    this.#feasible = feasible;
  }

  bind(pod: Pod, nodeName: string): void {
    const { api, events } = this.#context;
    const { nominatedNodeName: _, ...status } = pod.status;
    const conditions = withCondition(status.conditions, this.#condition('True'));
    const bound = api.store.replace(pods, {
      ...pod,
      spec: { ...pod.spec, nodeName },
      status: { ...status, conditions },
    });
    const { namespace = '', name } = pod.metadata;
    const message = `Successfully assigned ${namespace}/${name} to ${nodeName}`;
    events.record(bound, this.#source('Binding'), { type: 'Normal', reason: 'Scheduled', message });
  }

  /** No node can take the pod. Returns the node that is being cleared for it, if preemption found one. */
  refuse(cycle: Cycle, refusals: ReadonlyMap<NodeState, Refusal>, nodeCount: number): string | undefined {
    const { pod, minor } = cycle;
    const never = pod.spec.preemptionPolicy === 'Never';
    const preemption: Preemption = never ? { chosen: undefined, outcomes: [] } : findPreemption(cycle, refusals);
    const said = never
      ? 'not eligible due to preemptionPolicy=Never.'
      : preemptionMessage(nodeCount, preemption.outcomes);
    const reasons = countReasons([...refusals.values()].flatMap((each) => each.reasons));
    const { chosen } = preemption;
    const message = failureMessage(minor, nodeCount, reasons, chosen === undefined ? said : undefined);
    this.#fail(pod, message, new Set([...refusals.values()].map(({ plugin }) => plugin)), chosen?.node);
    for (const victim of chosen?.victims ?? []) this.#evict(victim, pod, chosen?.node ?? '');
    return chosen?.node;
  }

  /** The pod cannot go anywhere, whatever the nodes look like. */
  refuseEverywhere(pod: Pod, reason: string, nodeCount: number): void {
    const outcomes = Array.from({ length: nodeCount }, () => 'Preemption is not helpful for scheduling');
    const { minor } = this.#context.release;
    const message = failureMessage(minor, nodeCount, reason, preemptionMessage(nodeCount, outcomes));
    this.#fail(pod, message, new Set(['VolumeBinding']));
  }

  volumesMissing(pod: Pod): void {
    const message = 'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded';
    this.#fail(pod, message, new Set(['VolumeBinding']), undefined, 'SchedulerError');
  }

  /** The pod is not to be scheduled yet. Its gates say so, not an event. */
  gate(pod: Pod): void {
    const message = 'Scheduling is blocked due to non-empty scheduling gates';
    this.#mark(pod, this.#condition('False', { reason: 'SchedulingGated', message }));
  }

  #fail(
    pod: Pod,
    message: string,
    plugins: ReadonlySet<PluginName>,
    nominated?: string,
    reason: 'Unschedulable' | 'SchedulerError' = 'Unschedulable',
  ): void {
    this.#queue.refuse(objectKey(pod), plugins);
    const marked = this.#mark(pod, this.#condition('False', { reason, message }), nominated);
    this.#context.events.record(marked, this.#source('Scheduling'), {
      type: 'Warning',
      reason: 'FailedScheduling',
      message,
    });
  }

  #mark(pod: Pod, condition: Condition, nominatedNodeName?: string): Pod {
    const { nominatedNodeName: _, ...status } = pod.status;
    const conditions = withCondition(status.conditions, condition);
    const nominated = nominatedNodeName === undefined ? {} : { nominatedNodeName };
    return this.#context.api.store.replace(pods, { ...pod, status: { ...status, conditions, ...nominated } });
  }

  #evict(victim: Pod, preemptor: Pod, node: string): void {
    const { api, events, release } = this.#context;
    const { namespace = '', name } = victim.metadata;
    const current = api.store.get(pods, namespace, name);
    if (current === undefined) return;
    markDisruption(
      api,
      release.minor,
      current,
      'PreemptionByScheduler',
      'default-scheduler: preempting to accommodate a higher priority pod',
    );
    const by =
      release.minor >= 27
        ? `pod ${preemptor.metadata.uid}`
        : `${preemptor.metadata.namespace}/${preemptor.metadata.name}`;
    events.record(current, this.#source('Preempting'), {
      type: 'Normal',
      reason: 'Preempted',
      message: `Preempted by ${by} on node ${node}`,
    });
    deleteObject(api, pods, namespace, name);
    this.#feasible.nominate(preemptor, node);
  }

  #condition(status: 'True' | 'False', why: { readonly reason?: string; readonly message?: string } = {}): Condition {
    const lastTransitionTime = stamp(this.#context.api.now());
    return { type: 'PodScheduled', status, lastProbeTime: null, lastTransitionTime, ...why };
  }

  #source(action: string): { component: string; action: string } {
    return { component: 'default-scheduler', action };
  }
}

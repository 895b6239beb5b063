import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { nodes, pods } from '../../kubernetes/kinds.ts';
import type { Change } from '../../kubernetes/objectStore.ts';
import { withCondition, type Condition } from '../../kubernetes/objects/meta.ts';
import { isTerminated, type Pod } from '../../kubernetes/objects/pod.ts';
import { stamp } from '../../kubernetes/stamps.ts';
import type { ControlContext } from '../controlContext.ts';
import { objectKey, splitKey } from '../objectKey.ts';
import { WorkQueue } from '../workQueue.ts';
import { failureMessage } from './failureMessage.ts';
import { refusalOf, type Refusal } from './filters.ts';
import { NodeState } from './nodeState.ts';
import { selectNode } from './selectNode.ts';

/** Lab milliseconds from a new pod, or a change that may help one, to its turn. */
const turnTime = 20;

/** Lab milliseconds a pod waits at least after so many failed tries: one second, doubling up to ten. */
function backoff(tries: number): number {
  return Math.min(10_000, 1000 * 2 ** (tries - 1));
}

/** Gives pods without a node one that can take them, and says why when there is none. */
export class Scheduler implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();
  readonly #turns: WorkQueue;
  readonly #retries: WorkQueue;
  readonly #queue = new Set<string>();
  /** Pods that fit nowhere, with the lab time before which they are not tried again. */
  readonly #unschedulable = new Map<string, number>();
  readonly #failures = new Map<string, number>();
  #wake: Disposable | undefined;

  constructor(context: ControlContext) {
    this.#context = context;
    this.#turns = this.#owned.add(new WorkQueue(context.clock, turnTime, () => this.#scheduleAll()));
    this.#retries = this.#owned.add(new WorkQueue(context.clock, turnTime, () => this.#tryAgain()));
    this.#owned.add(context.api.store.onDidChange((change) => this.#changed(change)));
  }

  dispose(): void {
    this.#wake?.dispose();
    this.#owned.dispose();
  }

  #changed({ kind, type, object }: Change): void {
    if (kind.plural === nodes.plural) return this.#retries.add('');
    if (kind.plural !== pods.plural) return;
    const pod = object as Pod;
    const key = objectKey(pod);
    if (type === 'DELETED') {
      this.#queue.delete(key);
      this.#unschedulable.delete(key);
      this.#failures.delete(key);
    }
    if (pod.spec.nodeName === undefined) {
      if (type !== 'ADDED' || pod.spec.schedulerName !== 'default-scheduler') return;
      this.#queue.add(key);
      this.#turns.add('');
    } else if ((type === 'DELETED' || isTerminated(pod)) && this.#unschedulable.size > 0) {
      // A place has become free.
      this.#retries.add('');
    }
  }

  /** Something has changed that may help: pods whose backoff is over go now, the others when theirs is. */
  #tryAgain(): void {
    const { clock } = this.#context;
    const time = clock.labTime();
    for (const [key, until] of this.#unschedulable) {
      if (until > time) continue;
      this.#queue.add(key);
      this.#unschedulable.delete(key);
    }
    this.#wake?.dispose();
    const next = Math.min(...this.#unschedulable.values());
    if (Number.isFinite(next)) this.#wake = clock.after(next - time, () => this.#tryAgain());
    this.#scheduleAll();
  }

  #scheduleAll(): void {
    const { api, pods: index, release } = this.#context;
    const waiting = [...this.#queue].flatMap((key) => {
      const { namespace, name } = splitKey(key);
      const pod = api.store.get(pods, namespace, name);
      return pod === undefined || pod.spec.nodeName !== undefined ? [] : [pod];
    });
    this.#queue.clear();
    if (waiting.length === 0) return;
    const states = api.store.list(nodes).map((node) => new NodeState(node, index.onNode(node.metadata.name)));
    for (const pod of waiting.toSorted((a, b) => (b.spec.priority ?? 0) - (a.spec.priority ?? 0))) {
      const feasible: NodeState[] = [];
      const refusals: Refusal[] = [];
      for (const state of states) {
        const refusal = refusalOf(pod, state, release.minor);
        if (refusal === undefined) feasible.push(state);
        else refusals.push(refusal);
      }
      if (feasible.length > 0) this.#bind(pod, selectNode(pod, feasible, api.random));
      else this.#refuse(pod, failureMessage(release.minor, states.length, refusals));
    }
  }

  #bind(pod: Pod, state: NodeState): void {
    const { api, events } = this.#context;
    const nodeName = state.node.metadata.name;
    const scheduled: Condition = { type: 'PodScheduled', status: 'True', ...this.#stamps() };
    const conditions = withCondition(pod.status.conditions, scheduled);
    const bound = api.store.replace(pods, {
      ...pod,
      spec: { ...pod.spec, nodeName },
      status: { ...pod.status, conditions },
    });
    state.add(bound);
    const { namespace = '', name } = pod.metadata;
    const message = `Successfully assigned ${namespace}/${name} to ${nodeName}`;
    events.record(bound, this.#source('Binding'), { type: 'Normal', reason: 'Scheduled', message });
  }

  #refuse(pod: Pod, message: string): void {
    const { api, events, clock } = this.#context;
    const key = objectKey(pod);
    const tries = (this.#failures.get(key) ?? 0) + 1;
    this.#failures.set(key, tries);
    this.#unschedulable.set(key, clock.labTime() + backoff(tries));
    const refused: Condition = {
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
      message,
      ...this.#stamps(),
    };
    const conditions = withCondition(pod.status.conditions, refused);
    const marked = api.store.replace(pods, { ...pod, status: { ...pod.status, conditions } });
    events.record(marked, this.#source('Scheduling'), { type: 'Warning', reason: 'FailedScheduling', message });
  }

  #stamps(): Pick<Condition, 'lastProbeTime' | 'lastTransitionTime'> {
    return { lastProbeTime: null, lastTransitionTime: stamp(this.#context.api.now()) };
  }

  #source(action: string): { component: string; action: string } {
    return { component: 'default-scheduler', action };
  }
}

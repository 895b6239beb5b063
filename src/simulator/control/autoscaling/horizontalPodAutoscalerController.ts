import { isDeepStrictEqual } from 'node:util';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { horizontalPodAutoscalers } from '../../kubernetes/kinds.ts';
import type { HorizontalPodAutoscaler } from '../../kubernetes/objects/autoscaling.ts';
import { stamp } from '../../kubernetes/stamps.ts';
import { updateStatus } from '../../kubernetes/writes/update.ts';
import type { ControlContext } from '../controlContext.ts';
import { objectKey, splitKey } from '../objectKey.ts';
import { normalizeByRules } from './behavior.ts';
import { normalize } from './limits.ts';
import { proposalsOf } from './metricProposals.ts';
import { NoTarget, scaleTargetOf, type ScaleTarget } from './scaleTarget.ts';
import { ScalingHistory } from './scalingHistory.ts';
import { AutoscalerStatus } from './autoscalerStatus.ts';

/** Lab milliseconds between two looks at an autoscaler, and before the first (`--horizontal-pod-autoscaler-sync-period`). */
const syncPeriod = 15_000;

const source = { component: 'horizontal-pod-autoscaler' };

/** Scales what autoscalers point at by what its pods use. */
export class HorizontalPodAutoscalerController implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();
  readonly #timers = new Map<string, Disposable>();
  readonly #histories = new Map<string, ScalingHistory>();

  constructor(context: ControlContext) {
    this.#context = context;
    this.#owned.add(
      context.api.store.onDidChange(({ kind, type, object }) => {
        if (kind !== horizontalPodAutoscalers) return;
        const key = objectKey(object);
        if (type === 'DELETED') this.#forget(key);
        else if (!this.#timers.has(key)) this.#schedule(key);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
    for (const key of this.#timers.keys()) this.#forget(key);
  }

  #schedule(key: string): void {
    const look = (): void => {
      this.#timers.delete(key);
      const { namespace, name } = splitKey(key);
      const autoscaler = this.#context.api.store.get(horizontalPodAutoscalers, namespace, name);
      if (autoscaler === undefined) return;
      this.#schedule(key);
      this.#reconcile(key, autoscaler);
    };
    this.#timers.set(key, this.#context.clock.background(syncPeriod, look));
  }

  #forget(key: string): void {
    this.#timers.get(key)?.dispose();
    this.#timers.delete(key);
    this.#histories.delete(key);
  }

  #reconcile(key: string, autoscaler: HorizontalPodAutoscaler): void {
    const { api } = this.#context;
    const status = new AutoscalerStatus(autoscaler, stamp(api.now()));
    const { namespace = '', name } = autoscaler.metadata;
    this.#look(key, autoscaler, status);
    updateStatus(api, horizontalPodAutoscalers, namespace, name, (object) =>
      isDeepStrictEqual(object.status, status.value) ? undefined : status.value,
    );
  }

  #look(key: string, autoscaler: HorizontalPodAutoscaler, status: AutoscalerStatus): void {
    const target = this.#targetOf(autoscaler, status);
    if (target === undefined) return;
    status.condition(
      'AbleToScale',
      'True',
      'SucceededGetScale',
      "the HPA controller was able to get the target's current scale",
    );
    const { replicas: current } = target;
    status.current = current;
    const { minReplicas: min = 1, maxReplicas: max } = autoscaler.spec;
    const history = this.#historyOf(key, current);
    if (current === 0 && min !== 0) {
      const why = 'scaling is disabled since the replica count of the target is zero';
      status.condition('ScalingActive', 'False', 'ScalingDisabled', why);
      status.desired = 0;
    } else if (current > max)
      this.#rescale(autoscaler, status, target, history, max, 'Current number of replicas above Spec.MaxReplicas');
    else if (current < min)
      this.#rescale(autoscaler, status, target, history, min, 'Current number of replicas below Spec.MinReplicas');
    else this.#follow(autoscaler, status, target, history);
  }

  /** Follows the metrics, within what is allowed. */
  #follow(
    autoscaler: HorizontalPodAutoscaler,
    status: AutoscalerStatus,
    target: ScaleTarget,
    history: ScalingHistory,
  ): void {
    const { replicas: current, selector } = target;
    const { best, statuses, failures, firstError } = proposalsOf(this.#context, autoscaler, current, selector);
    status.metrics = statuses;
    for (const { reason, message } of failures) this.#warn(autoscaler, reason, message);
    const [failure] = failures;
    if (best === undefined) {
      if (failure !== undefined)
        status.condition(
          'ScalingActive',
          'False',
          failure.reason,
          `the HPA was unable to compute the replica count: ${failure.message}`,
        );
      return this.#warn(autoscaler, 'FailedComputeMetricsReplicas', firstError);
    }
    const found = `the HPA was able to successfully calculate a replica count from ${best.metric}`;
    status.condition('ScalingActive', 'True', 'ValidMetricFound', found);
    const { minReplicas: min = 1, maxReplicas: max, behavior } = autoscaler.spec;
    const wish = { current, desired: best.replicas, min, max, now: this.#context.clock.labTime() };
    const { stabilized, limited } =
      behavior === undefined ? normalize(wish, history) : normalizeByRules(wish, behavior, history);
    status.condition('AbleToScale', 'True', stabilized.reason, stabilized.message);
    const isLimited = limited.replicas !== stabilized.replicas;
    status.condition('ScalingLimited', isLimited ? 'True' : 'False', limited.reason, limited.message);
    const why = limited.replicas > current ? `${best.metric} above target` : 'All metrics below target';
    if (limited.replicas === current) status.desired = current;
    else this.#rescale(autoscaler, status, target, history, limited.replicas, why);
  }

  #rescale(
    autoscaler: HorizontalPodAutoscaler,
    status: AutoscalerStatus,
    target: ScaleTarget,
    history: ScalingHistory,
    replicas: number,
    why: string,
  ): void {
    target.setReplicas(replicas);
    history.scaled(this.#context.clock.labTime(), replicas - target.replicas);
    status.rescaled(replicas);
    const message = `the HPA controller was able to update the target scale to ${replicas}`;
    status.condition('AbleToScale', 'True', 'SucceededRescale', message);
    this.#context.events.record(autoscaler, source, {
      type: 'Normal',
      reason: 'SuccessfulRescale',
      message: `New size: ${replicas}; reason: ${why}`,
    });
  }

  #targetOf(autoscaler: HorizontalPodAutoscaler, status: AutoscalerStatus): ScaleTarget | undefined {
    try {
      return scaleTargetOf(this.#context.api, autoscaler);
    } catch (error) {
      if (!(error instanceof NoTarget)) throw error;
      this.#warn(autoscaler, 'FailedGetScale', error.message);
      const message = `the HPA controller was unable to get the target's current scale: ${error.message}`;
      status.condition('AbleToScale', 'False', 'FailedGetScale', message);
      return undefined;
    }
  }

  #historyOf(key: string, current: number): ScalingHistory {
    let history = this.#histories.get(key);
    if (history === undefined) this.#histories.set(key, (history = new ScalingHistory()));
    history.begin(this.#context.clock.labTime(), current);
    return history;
  }

  #warn(autoscaler: HorizontalPodAutoscaler, reason: string, message: string): void {
    this.#context.events.record(autoscaler, source, { type: 'Warning', reason, message });
  }
}

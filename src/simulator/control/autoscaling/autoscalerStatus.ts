import type { HorizontalPodAutoscaler, MetricStatus } from '../../kubernetes/objects/autoscaling.ts';
import { withCondition, type Condition } from '../../kubernetes/objects/meta.ts';

type Status = NonNullable<HorizontalPodAutoscaler['status']>;

/** The status of an autoscaler while it is looked at: what it was, and what is found. */
export class AutoscalerStatus {
  readonly #now: string;
  #value: Status;

  /** `now` is a stamp. */
  constructor({ status, metadata }: HorizontalPodAutoscaler, now: string) {
    this.#now = now;
    this.#value = {
      ...status,
      currentReplicas: status?.currentReplicas ?? 0,
      desiredReplicas: status?.desiredReplicas ?? 0,
      ...(metadata.generation !== undefined && { observedGeneration: metadata.generation }),
    };
  }

  get value(): Status {
    return this.#value;
  }

  set current(currentReplicas: number) {
    this.#value = { ...this.#value, currentReplicas };
  }

  set desired(desiredReplicas: number) {
    this.#value = { ...this.#value, desiredReplicas };
  }

  set metrics(currentMetrics: readonly MetricStatus[]) {
    this.#value = { ...this.#value, currentMetrics: currentMetrics.length === 0 ? null : currentMetrics };
  }

  rescaled(desiredReplicas: number): void {
    this.#value = { ...this.#value, desiredReplicas, lastScaleTime: this.#now };
  }

  condition(type: string, status: Condition['status'], reason: string, message: string): void {
    const conditions = withCondition(this.#value.conditions, {
      type,
      status,
      reason,
      message,
      lastTransitionTime: this.#now,
    });
    this.#value = { ...this.#value, conditions };
  }
}

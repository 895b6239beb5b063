/** A taint of a node, as Kubernetes has it. */
export interface Taint {
  readonly key: string;
  readonly value: string;
  /** `NoSchedule`, `PreferNoSchedule` or `NoExecute`. */
  readonly effect: string;
}

/** A toleration of a pod: no key with the operator `Exists` stands for every taint, no effect for every effect. */
export interface Toleration {
  readonly key: string | undefined;
  /** `Equal` or `Exists`. */
  readonly operator: string;
  readonly value: string;
  readonly effect: string | undefined;
}

/** Whether one of the tolerations covers the taint (Kubernetes API reference, Toleration v1). */
export function tolerates(tolerations: readonly Toleration[], taint: Taint): boolean {
  return tolerations.some(
    ({ key = '', operator, value, effect = '' }) =>
      (effect === '' || effect === taint.effect) &&
      (key === taint.key || (key === '' && operator === 'Exists')) &&
      (operator === 'Exists' || value === taint.value),
  );
}

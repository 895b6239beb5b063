import type { Pod, Toleration } from '../objects/pod.ts';

/** A pod stays on a node that is not ready or not reached for five minutes. */
const added = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].map(
  (key): Toleration & { readonly key: string } => ({
    key,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 300,
  }),
);

/** A new pod with these tolerations, where it says nothing of such nodes itself. */
export function withTolerationSeconds(pod: Pod): Pod {
  const { tolerations: given = [] } = pod.spec;
  const covers = (key: string) =>
    given.some(
      (each) =>
        (each.key === key || (each.key ?? '') === '') && (each.effect === 'NoExecute' || (each.effect ?? '') === ''),
    );
  const tolerations = given.length === 0 ? added : [...given, ...added.filter(({ key }) => !covers(key))];
  return { ...pod, spec: { ...pod.spec, tolerations } };
}

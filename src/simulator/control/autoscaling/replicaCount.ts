/** How far from its target a metric may be before anything is done, below and above it. */
export interface Tolerance {
  readonly down: number;
  readonly up: number;
}

/** What is known of the pods of a target, by name. Amounts are thousandths of a core, or of a byte. */
export interface PodSample {
  /** Of pods that count. */
  readonly used: ReadonlyMap<string, number>;
  /** Pods that are not ready yet: what they use says nothing. */
  readonly unready: readonly string[];
  /** Pods that nothing was measured of. */
  readonly missing: readonly string[];
}

/** How far a sample is from its target: 1 is just right. */
export type Ratio = (used: ReadonlyMap<string, number>) => number;

/**
 * How many replicas a metric asks for (Kubernetes documentation, "Horizontal Pod Autoscaling", algorithm details): as
 * many as bring the ratio to 1, and no change within the tolerance. Pods that nothing is known of are taken to use as
 * much as they should (`full`) where it would shrink and nothing where it would grow, which can only dampen the change.
 */
export function replicaCount(
  current: number,
  { used, unready, missing }: PodSample,
  ratioOf: Ratio,
  full: (pod: string) => number,
  tolerance: Tolerance,
): number {
  const ratio = ratioOf(used);
  const growsWithUnready = unready.length > 0 && ratio > 1;
  if (!growsWithUnready && missing.length === 0)
    return isWithin(ratio, tolerance) ? current : Math.ceil(ratio * used.size);
  const assumed = new Map(used);
  if (ratio < 1) for (const pod of missing) assumed.set(pod, full(pod));
  if (ratio > 1) for (const pod of missing) assumed.set(pod, 0);
  if (growsWithUnready) for (const pod of unready) assumed.set(pod, 0);
  const dampened = ratioOf(assumed);
  const turned = (ratio < 1 && dampened > 1) || (ratio > 1 && dampened < 1);
  if (isWithin(dampened, tolerance) || turned) return current;
  const count = Math.ceil(dampened * assumed.size);
  return (dampened < 1 && count > current) || (dampened > 1 && count < current) ? current : count;
}

function isWithin(ratio: number, { down, up }: Tolerance): boolean {
  return ratio >= 1 - down && ratio <= 1 + up;
}

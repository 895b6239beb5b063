import type { InstanceTypeLimits } from '../instanceTypes/instanceTypes.ts';
import { cappedMaxPods, maxPodsTerms, type CniMode } from './maxPods.ts';

/** Who makes a node, which is who says how many pods its kubelet takes. */
export type MaxPodsDecider = 'managed' | 'self-managed' | 'karpenter' | 'auto-mode' | 'fargate';

/** EKS Auto Mode takes no more than this, whatever the size of the node (EKS user guide, Auto Mode node classes). */
const autoModeCap = 110;

/**
 * The number that a new node reports if nobody sets it by hand; undefined for a type whose limits nobody knows.
 *
 * - A managed node group without an AMI of its own: EKS counts with the CNI's settings, caps at 110 or 250, and hands the
 *   number to the kubelet (EKS user guide, how maxPods is determined).
 * - Self-managed nodes: nodeadm of AL2023, bootstrap.sh of AL2 and Bottlerocket count single addresses on the default card and
 *   know neither a cap nor the CNI's settings. So does Karpenter.
 * - Fargate: every pod has a node to itself.
 */
export function decidedMaxPods(
  decider: MaxPodsDecider,
  limits: InstanceTypeLimits | undefined,
  mode: CniMode,
): number | undefined {
  if (decider === 'fargate') return 1;
  if (limits === undefined) return undefined;
  switch (decider) {
    case 'managed':
      return cappedMaxPods(maxPodsTerms(limits, mode));
    case 'auto-mode':
      return Math.min(autoModeCap, maxPodsTerms(limits, mode).places);
    case 'self-managed':
    case 'karpenter':
    default:
      return maxPodsTerms(limits).places;
  }
}

/** Whether such nodes count with the CNI's settings; otherwise a person sets the number when prefixes are to be of use. */
export function followsCni(decider: MaxPodsDecider): boolean {
  return decider === 'managed' || decider === 'auto-mode';
}

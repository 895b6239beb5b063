import type { InstanceTypeLimits } from '../../../domain/instanceTypes/instanceTypes.ts';

/** The kubelet's own default, used for a type whose limits nobody knows. */
const unknownType = 110;

/**
 * The maxPods that EKS writes into the user data of a managed node group: every interface gives all its addresses but
 * the first (as /28 prefixes of 16 with prefix delegation, on Nitro), two more for the host-network daemons, and no
 * more than 110 on up to 30 vCPUs or 250 above (EKS user guide, "How maxPods is determined").
 */
export function managedMaxPods(limits: InstanceTypeLimits | undefined, prefixDelegation: boolean): number {
  if (limits === undefined) return unknownType;
  const prefixes = prefixDelegation && (limits.hypervisor === 'nitro' || limits.bareMetal);
  const places = limits.maxEnis * (limits.ipv4PerEni - 1) * (prefixes ? 16 : 1) + 2;
  return Math.min(places, (limits.vcpus ?? 0) > 30 ? 250 : 110);
}

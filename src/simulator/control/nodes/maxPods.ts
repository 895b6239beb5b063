import { limitsOf, type InstanceTypeLimits } from '../../../domain/instanceTypes/instanceTypes.ts';
import { templateData } from '../../world/compute/launchTemplates.ts';
import type { Instance } from '../../world/compute/records.ts';
import type { Nodegroup } from '../../world/eks/records.ts';
import type { World } from '../../world/world.ts';

/** The kubelet's own default, used for a type whose limits nobody knows. */
const unknownType = 110;

/** Addresses that pods of a node can have with secondary addresses or with /28 prefixes, and two for host-network daemons. */
function places({ maxEnis, ipv4PerEni }: InstanceTypeLimits, prefixes: boolean): number {
  return maxEnis * (ipv4PerEni - 1) * (prefixes ? 16 : 1) + 2;
}

/**
 * The maxPods that EKS writes into the user data of a managed node group: every interface gives all its addresses but
 * the first (as /28 prefixes of 16 with prefix delegation, on Nitro), two more for the host-network daemons, and no
 * more than 110 on up to 30 vCPUs or 250 above (EKS user guide, "How maxPods is determined").
 */
export function managedMaxPods(limits: InstanceTypeLimits | undefined, prefixDelegation: boolean): number {
  if (limits === undefined) return unknownType;
  const prefixes = prefixDelegation && (limits.hypervisor === 'nitro' || limits.bareMetal);
  return Math.min(places(limits, prefixes), (limits.vcpus ?? 0) > 30 ? 250 : 110);
}

/**
 * The maxPods of a node's kubelet. EKS writes it for its own images. A group with an image of the user's is left to the
 * user data, and these to what the image finds out by itself: the addresses of the type, without a cap.
 */
export function maxPodsOf(world: World, { type, userData }: Instance, nodegroup: Nodegroup): number {
  const limits = limitsOf(type);
  const { launchTemplate, prefixDelegation } = nodegroup;
  const custom =
    launchTemplate !== undefined &&
    world.launchTemplates.has(launchTemplate.id) &&
    templateData(world, launchTemplate.id, launchTemplate.version)['ImageId'] !== undefined;
  if (!custom) return managedMaxPods(limits, prefixDelegation);
  const text = Buffer.from(userData ?? '', 'base64').toString();
  // NodeConfig of nodeadm, or the arguments of the older bootstrap script.
  const written = /maxPods["']?:\s*(\d+)|--max-pods[= ](\d+)/.exec(text);
  if (written !== null) return Number(written[1] ?? written[2]);
  return limits === undefined ? unknownType : places(limits, false);
}

import type { InstanceTypeLimits } from '../instanceTypes/instanceTypes.ts';

/** How the VPC CNI of a node is set up, as far as it changes how many pods fit. */
export interface CniMode {
  /** Each place for an address holds a /28 block. */
  readonly prefixDelegation?: boolean;
  /** Pods live in subnets of their own, so the first ENI carries none. */
  readonly customNetworking?: boolean;
  /** The CNI's MAX_ENI setting: no more ENIs than this, the first included. */
  readonly maxEni?: number;
}

/** The formula with one node's numbers: `enis × (ipv4PerEni − 1) × addressesPerPlace + hostNetworkPods`. */
export interface MaxPodsTerms {
  /** ENIs that carry pods. */
  readonly enis: number;
  /** IPv4 addresses per ENI, its own first address included. */
  readonly ipv4PerEni: number;
  readonly addressesPerPlace: 1 | 16;
  readonly hostNetworkPods: 2;
  /** What the formula gives. */
  readonly places: number;
  /** What AWS recommends as the most for a node of this size; undefined when the number of vCPUs is unknown. */
  readonly cap: number | undefined;
}

/** Addresses in the /28 block that prefix delegation puts in one place. */
export const addressesPerPrefix = 16;

/** aws-node and kube-proxy run on every node with the node's own address, so the formula adds them. */
const hostNetworkPods = 2;

/** ipamd gives prefixes only to nodes on the Nitro hypervisor and to bare metal; other nodes go on with single addresses. */
export function supportsPrefixDelegation(limits: InstanceTypeLimits): boolean {
  return limits.hypervisor === 'nitro' || limits.bareMetal;
}

/** The most pods AWS recommends for a node: 110 up to 30 vCPUs, 250 above (EKS user guide, choosing an instance type). */
export function recommendedCap(vcpus: number | undefined): number | undefined {
  if (vcpus === undefined) return undefined;
  return vcpus > 30 ? 250 : 110;
}

/**
 * How many pods a node of this type takes, term by term (VPC CNI README; max-pods-calculator.sh of the EKS AMI). The
 * formula itself is not capped: `Math.min(places, cap)` is for managed node groups, which are.
 */
export function maxPodsTerms(limits: InstanceTypeLimits, mode: CniMode = {}): MaxPodsTerms {
  const attachable = Math.min(limits.maxEnis, mode.maxEni ?? limits.maxEnis);
  const enis = Math.max(0, attachable - (mode.customNetworking === true ? 1 : 0));
  const prefixes = mode.prefixDelegation === true && supportsPrefixDelegation(limits);
  const addressesPerPlace = prefixes ? addressesPerPrefix : 1;
  return {
    enis,
    ipv4PerEni: limits.ipv4PerEni,
    addressesPerPlace,
    hostNetworkPods,
    places: enis * (limits.ipv4PerEni - 1) * addressesPerPlace + hostNetworkPods,
    cap: recommendedCap(limits.vcpus),
  };
}

/** The formula's number brought down to AWS's recommended cap, where that is known. */
export function cappedMaxPods(terms: MaxPodsTerms): number {
  return Math.min(terms.places, terms.cap ?? terms.places);
}

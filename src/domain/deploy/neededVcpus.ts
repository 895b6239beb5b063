import { limitsOf } from '../instanceTypes/instanceTypes.ts';

/** Service Quotas' code of the quota on standard instances, and of those on VPCs. */
export const quotaCodes = {
  vcpus: { service: 'ec2', code: 'L-1216C47A' },
  vpcs: { service: 'vpc', code: 'L-F678F1CE' },
};

/** Families that count as standard: A, C, D, H, I, M, R, T and Z, with their like (`im4gn`, `is4gen`). */
const standard: ReadonlySet<string> = new Set(['a', 'c', 'd', 'h', 'i', 'im', 'is', 'm', 'r', 't', 'z']);

/** vCPUs that instances of these types take of the quota on standard instances; others have quotas of their own. */
export function standardVcpus(types: readonly string[]): number {
  return types.reduce((sum, type) => sum + (isStandard(type) ? (limitsOf(type)?.vcpus ?? 0) : 0), 0);
}

function isStandard(type: string): boolean {
  return standard.has(/^[a-z]+/.exec(type)?.[0] ?? '');
}

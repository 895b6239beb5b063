import type { World } from './world.ts';

/** A limit of the account in a region that Service Quotas knows. */
export interface Quota {
  /** Such as `L-1216C47A`. */
  readonly code: string;
  /** `ec2`, `vpc`, `elasticloadbalancing` or `eks`. */
  readonly service: string;
  readonly name: string;
  /** What the account may have; AWS's default, except for vCPUs, of which this account was given more. */
  readonly value: number;
}

/** By code: the limits that the simulator enforces (Service Quotas console; "Amazon VPC quotas", "EC2 endpoints and quotas"). */
const quotas: readonly Quota[] = [
  vcpuQuota('L-1216C47A', 'Standard (A, C, D, H, I, M, R, T, Z)', 2560),
  vcpuQuota('L-DB2E81BA', 'G and VT', 768),
  vcpuQuota('L-417A185B', 'P', 768),
  vcpuQuota('L-74FC7D96', 'F', 768),
  vcpuQuota('L-7295265B', 'X', 768),
  vcpuQuota('L-1945791B', 'Inf', 768),
  vcpuQuota('L-2C3B7624', 'Trn', 768),
  vcpuQuota('L-6E869C2A', 'DL', 768),
  vcpuQuota('L-F7808C92', 'HPC', 768),
  vcpuQuota('L-43DA4232', 'High Memory', 1792),
  { code: 'L-0263D0A3', service: 'ec2', name: 'EC2-VPC Elastic IPs', value: 5 },
  { code: 'L-F678F1CE', service: 'vpc', name: 'VPCs per Region', value: 5 },
  { code: 'L-A4707A72', service: 'vpc', name: 'Internet gateways per Region', value: 5 },
  { code: 'L-407747CB', service: 'vpc', name: 'Subnets per VPC', value: 200 },
  { code: 'L-DF5E4CA3', service: 'vpc', name: 'Network interfaces per Region', value: 5000 },
  { code: 'L-E79EC296', service: 'vpc', name: 'VPC security groups per Region', value: 2500 },
  { code: 'L-0EA8095F', service: 'vpc', name: 'Inbound or outbound rules per security group', value: 60 },
  { code: 'L-2AFB9258', service: 'vpc', name: 'Security groups per network interface', value: 5 },
  { code: 'L-93826ACB', service: 'vpc', name: 'Routes per route table', value: 50 },
  { code: 'L-589F43AA', service: 'vpc', name: 'Route tables per VPC', value: 200 },
  { code: 'L-83CA0A9D', service: 'vpc', name: 'IPv4 CIDR blocks per VPC', value: 5 },
  { code: 'L-E9E9831D', service: 'elasticloadbalancing', name: 'Classic Load Balancers per Region', value: 20 },
  { code: 'L-53DA6B97', service: 'elasticloadbalancing', name: 'Application Load Balancers per Region', value: 50 },
  { code: 'L-69A177A2', service: 'elasticloadbalancing', name: 'Network Load Balancers per Region', value: 50 },
];

function vcpuQuota(code: string, families: string, value: number): Quota {
  return { code, service: 'ec2', name: `Running On-Demand ${families} instances`, value };
}

/** Every quota, with what this account may have now. */
export function quotasOf(world: World): Quota[] {
  return quotas.map((quota) => ({ ...quota, value: world.quotaValues.get(quota.code) ?? quota.value }));
}

/** What the account may have under a quota. */
export function quotaValue(world: World, code: string): number {
  return world.quotaValues.get(code) ?? quotas.find((quota) => quota.code === code)?.value ?? Infinity;
}

/** Raises or lowers a quota of the account; false if there is none of this code. */
export function setQuota(world: World, code: string, value: number): boolean {
  if (!quotas.some((quota) => quota.code === code)) return false;
  world.quotaValues.set(code, value);
  return true;
}

import { limitsOf } from '../../../domain/instanceTypes/instanceTypes.ts';
import { AwsFault } from '../fault.ts';
import { quotaValue } from '../quotas.ts';
import type { World } from '../world.ts';
import { zonesOf } from '../zones.ts';
import { isOffered } from './offerings.ts';

/** Quotas of vCPUs by the first letters of the families they count; the others count as standard. */
const buckets: readonly (readonly [RegExp, string])[] = [
  [/^(g|vt)\d/, 'L-DB2E81BA'],
  [/^p\d/, 'L-417A185B'],
  [/^f\d/, 'L-74FC7D96'],
  [/^x\d/, 'L-7295265B'],
  [/^inf\d/, 'L-1945791B'],
  [/^trn\d/, 'L-2C3B7624'],
  [/^dl\d/, 'L-6E869C2A'],
  [/^hpc\d/, 'L-F7808C92'],
  [/^u/, 'L-43DA4232'],
];

const standard = 'L-1216C47A';

const byType = new Map<string, string>();

/** The code of the quota that counts the vCPUs of an instance type. */
export function vcpuQuotaOf(type: string): string {
  const known = byType.get(type);
  if (known !== undefined) return known;
  const quota = buckets.find(([families]) => families.test(type))?.[1] ?? standard;
  if (limitsOf(type) !== undefined) byType.set(type, quota);
  return quota;
}

/** vCPUs of the account's instances that count against the same quota as `type`. */
export function usedVcpus(world: World, quota: string): number {
  let used = 0;
  for (const { type, state } of world.instances.values())
    if ((state === 'pending' || state === 'running') && vcpuQuotaOf(type) === quota) used += limitsOf(type)?.vcpus ?? 0;
  return used;
}

/** How many more instances of a type the account's quota allows. */
export function quotaRoom(world: World, type: string): number {
  const quota = vcpuQuotaOf(type);
  const each = limitsOf(type)?.vcpus ?? 0;
  return each === 0 ? Infinity : Math.floor((quotaValue(world, quota) - usedVcpus(world, quota)) / each);
}

/** Refuses a launch of `count` instances that the zone does not offer, has no room for, or that passes the quota of vCPUs. */
export function checkCapacity(world: World, type: string, zone: string, count = 1): void {
  const others = zonesOf(world)
    .map(({ name }) => name)
    .filter((name) => name !== zone);
  const elsewhere = others.filter((name) => isOffered(type, name) && !isExhausted(world, type, name)).join(', ');
  if (!isOffered(type, zone))
    throw new AwsFault(
      'Unsupported',
      `Your requested instance type (${type}) is not supported in your requested Availability Zone (${zone}). Please retry your request by not specifying an Availability Zone or choosing ${elsewhere}.`,
    );
  if (isExhausted(world, type, zone))
    throw new AwsFault(
      'InsufficientInstanceCapacity',
      `We currently do not have sufficient ${type} capacity in the Availability Zone you requested (${zone}). Our system will be working on provisioning additional capacity. You can currently get ${type} capacity by not specifying an Availability Zone in your request or choosing ${elsewhere}.`,
      500,
    );
  if (quotaRoom(world, type) < count)
    throw new AwsFault(
      'VcpuLimitExceeded',
      `You have requested more vCPU capacity than your current vCPU limit of ${quotaValue(world, vcpuQuotaOf(type))} allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`,
    );
}

/** Lets EC2 run out of an instance type in a zone, or have it again. */
export function setExhausted(world: World, type: string, zone: string, exhausted: boolean): void {
  if (exhausted) world.exhaustedTypes.add(`${type} ${zone}`);
  else world.exhaustedTypes.delete(`${type} ${zone}`);
}

function isExhausted(world: World, type: string, zone: string): boolean {
  return world.exhaustedTypes.has(`${type} ${zone}`);
}

import { limitsOf } from '../../../domain/instanceTypes/instanceTypes.ts';
import { AwsFault } from '../fault.ts';
import type { NetworkInterface } from './records.ts';
import type { World } from '../world.ts';

/** Addresses EC2 lets an interface hold while it is attached to nothing. */
const unattachedLimit = 50;

/** Slots of an interface in use: each address and each /28 prefix takes one. */
export function usedSlots({ addresses, prefixes }: NetworkInterface): number {
  return addresses.length + prefixes.length;
}

/** Refuses when the interface, on the instance of this type (undefined: on none), could not hold `slots` slots. */
export function checkSlots(instanceType: string | undefined, slots: number): void {
  const limit = instanceType === undefined ? unattachedLimit : limitsOf(instanceType)?.ipv4PerEni;
  if (limit !== undefined && slots > limit)
    throw new AwsFault('PrivateIpAddressLimitExceeded', 'Number of private addresses will exceed limit.');
}

/** The type of the instance an interface is attached to; undefined when it is attached to none of the account's. */
export function hostType(world: World, { attachment }: NetworkInterface): string | undefined {
  return world.instances.get(attachment?.instanceId ?? '')?.type;
}

/** Refuses one more interface on a network card of an instance of this type that already has `count` there. */
export function checkInterfaceCount(instanceType: string, networkCardIndex: number, count: number): void {
  const limits = limitsOf(instanceType);
  if (limits !== undefined && networkCardIndex >= limits.networkCards)
    throw new AwsFault(
      'InvalidParameterValue',
      `Network card index '${networkCardIndex}' is not valid for instance type '${instanceType}'. It has ${limits.networkCards} network card(s).`,
    );
  const limit = limits?.enisPerCard[networkCardIndex];
  if (limit !== undefined && count + 1 > limit)
    throw new AwsFault('AttachmentLimitExceeded', `Interface count ${count + 1} exceeds the limit for ${instanceType}`);
}

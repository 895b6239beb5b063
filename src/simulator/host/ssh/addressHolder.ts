import { publicDnsName } from '../../world/network/dnsNames.ts';
import type { Instance } from '../../world/compute/records.ts';
import type { World } from '../../world/world.ts';

/** The instance that has this private or public address, or this public name; pods' addresses are nobody's here. */
export function holderOf(world: World, address: string): Instance | undefined {
  for (const { addresses, publicIp, attachment } of world.networkInterfaces.values()) {
    const isPublic = publicIp !== undefined && (publicIp === address || publicDnsName(world, publicIp) === address);
    if (addresses[0] !== address && !isPublic) continue;
    return world.instances.get(attachment?.instanceId ?? '');
  }
  return undefined;
}

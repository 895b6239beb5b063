import { contains, parseAddress, parseCidr } from '../domain/address/ipv4.ts';
import type { NetworkInterface } from '../ports/cloud.ts';
import type { EniView, PodView, SlotView } from './snapshot.ts';

/** When an address is free again that lost its pod less than 30 s ago; undefined for others. */
export interface Cooling {
  freeAt(address: string): number | undefined;
}

/** The interfaces of one instance by device index, with the pods that sit on their addresses. */
export function eniViews(
  interfaces: readonly NetworkInterface[],
  podsByIp: ReadonlyMap<string, PodView>,
  cooling: Cooling,
): readonly EniView[] {
  return interfaces
    .map((each): EniView => {
      const [primary = '', ...secondaries] = each.addresses;
      return {
        id: each.id,
        deviceIndex: each.deviceIndex ?? 0,
        status: each.status,
        description: each.description,
        primaryIp: primary,
        subnetId: each.subnetId,
        slots: [
          { address: primary, kind: 'primary', pods: [], use: 'primary' },
          ...secondaries.map((address) => secondarySlot(address, podsByIp.get(address), cooling.freeAt(address))),
          ...prefixSlots(each.prefixes, podsByIp),
        ],
      };
    })
    .toSorted((a, b) => a.deviceIndex - b.deviceIndex);
}

function secondarySlot(address: string, pod: PodView | undefined, freeAt: number | undefined): SlotView {
  if (pod !== undefined) return { address, kind: 'secondary', pods: [pod], use: 'pod' };
  if (freeAt === undefined) return { address, kind: 'secondary', pods: [], use: 'warm' };
  return { address, kind: 'secondary', pods: [], use: 'cooling', freeAt };
}

function prefixSlots(prefixes: readonly string[], podsByIp: ReadonlyMap<string, PodView>): readonly SlotView[] {
  if (prefixes.length === 0) return [];
  // An IPv6 address is in no IPv4 block.
  const placed = [...podsByIp].flatMap(([ip, pod]) =>
    ip.includes(':') ? [] : [{ address: parseAddress(ip), pod } as const],
  );
  return prefixes.map((prefix): SlotView => {
    const block = parseCidr(prefix);
    const pods = placed.filter(({ address }) => contains(block, address)).map(({ pod }) => pod);
    return { address: prefix, kind: 'prefix', pods, use: pods.length === 0 ? 'warm' : 'pod' };
  });
}

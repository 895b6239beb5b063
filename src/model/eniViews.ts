import { contains, parseAddress, parseCidr } from '../domain/address/ipv4.ts';
import type { NetworkInterface } from '../ports/cloud.ts';
import type { EniView, PodView, SlotView } from './snapshot.ts';

/** The interfaces of one instance by device index, with the pods that sit on their addresses. */
export function eniViews(
  interfaces: readonly NetworkInterface[],
  podsByIp: ReadonlyMap<string, PodView>,
  cooling: ReadonlySet<string>,
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
          ...secondaries.map((address) => secondarySlot(address, podsByIp.get(address), cooling.has(address))),
          ...each.prefixes.map((prefix) => prefixSlot(prefix, podsByIp)),
        ],
      };
    })
    .toSorted((a, b) => a.deviceIndex - b.deviceIndex);
}

function secondarySlot(address: string, pod: PodView | undefined, isCooling: boolean): SlotView {
  if (pod !== undefined) return { address, kind: 'secondary', pods: [pod], use: 'pod' };
  return { address, kind: 'secondary', pods: [], use: isCooling ? 'cooling' : 'warm' };
}

function prefixSlot(prefix: string, podsByIp: ReadonlyMap<string, PodView>): SlotView {
  const block = parseCidr(prefix);
  const pods = [...podsByIp].filter(([ip]) => isInside(block, ip)).map(([, pod]) => pod);
  return { address: prefix, kind: 'prefix', pods, use: pods.length === 0 ? 'warm' : 'pod' };
}

/** An IPv6 pod address is in no IPv4 block. */
function isInside(block: ReturnType<typeof parseCidr>, ip: string): boolean {
  return !ip.includes(':') && contains(block, parseAddress(ip));
}

import type { NodeView, SubnetView } from '../../model/snapshot.ts';
import type { WhatIfSubnet } from '../protocol/whatIf.ts';

/** Addresses of a /28 prefix. */
const prefixAddresses = 16;

/**
 * The subnets that nodes are made in, by zone: those they are in, when they are in several; else every subnet that is like the
 * one they are in, public or not, for a node group fills its zones one after the other.
 */
export function whatIfSubnets(nodes: readonly NodeView[], all: readonly SubnetView[]): readonly WhatIfSubnet[] {
  const held = new Map<string, number>();
  const home = new Set<string>();
  for (const { enis } of nodes)
    for (const [index, { subnetId, slots }] of enis.entries()) {
      if (index === 0) home.add(subnetId);
      const count = slots.reduce((sum, { kind }) => sum + (kind === 'prefix' ? prefixAddresses : 1), 0);
      held.set(subnetId, (held.get(subnetId) ?? 0) + count);
    }
  const isPublic = all.find(({ id }) => home.has(id))?.isPublic;
  return all
    .filter((subnet) => (home.size > 1 ? home.has(subnet.id) : subnet.isPublic === isPublic))
    .map(({ id, name, zone, availableIps }) => ({
      id,
      name: name ?? id,
      zone,
      free: availableIps + (held.get(id) ?? 0),
      held: held.get(id) ?? 0,
    }))
    .toSorted((a, b) => (a.zone < b.zone || (a.zone === b.zone && a.name < b.name) ? -1 : 1));
}

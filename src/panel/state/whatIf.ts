import { hourlyCost } from '../../domain/cost/hourlyCost.ts';
import type { SeenNode } from '../../domain/capacity/nodeResources.ts';
import type { PoolSettings } from '../../domain/cni/addressPool.ts';
import { parseCniSettings } from '../../domain/cni/cniSettings.ts';
import type { NodeView, Snapshot } from '../../model/snapshot.ts';
import type { MeasuredNow, WhatIfState } from '../protocol/whatIf.ts';
import { clusterPods } from './whatIfPods.ts';
import { whatIfSubnets } from './whatIfSubnets.ts';

/** Where what-if starts from; undefined while no node's type is known. */
export function whatIfState(snapshot: Snapshot): WhatIfState | undefined {
  const { connection, nodes } = snapshot;
  const instanceType = mostCommon(nodes.map(({ type }) => type));
  const decider = mostCommon(nodes.map(({ group }) => group.kind));
  if (connection === undefined || instanceType === undefined || decider === undefined) return undefined;
  const settings = snapshot.cni ?? parseCniSettings({ WARM_PREFIX_TARGET: '1' }, undefined);
  return {
    region: connection.region,
    decider,
    instanceType,
    nodes: nodes.length,
    cni: poolSettings(settings),
    ipv6: settings.enableIpv6,
    ...clusterPods(snapshot),
    subnets: whatIfSubnets(nodes, snapshot.network?.subnets ?? []),
    seenNodes: seenNodes(nodes),
    publicNodes: nodes.some(({ externalIp }) => externalIp !== undefined),
    now: measuredNow(snapshot, connection.region),
  };
}

function poolSettings(settings: PoolSettings): PoolSettings {
  const { prefixDelegation, customNetworking, warmEniTarget, warmPrefixTarget } = settings;
  const { warmIpTarget, minimumIpTarget, maxEni } = settings;
  return {
    prefixDelegation,
    customNetworking,
    warmEniTarget,
    warmPrefixTarget,
    warmIpTarget,
    minimumIpTarget,
    maxEni,
  };
}

function seenNodes(nodes: readonly NodeView[]): Readonly<Record<string, SeenNode>> {
  const seen: Record<string, SeenNode> = {};
  for (const { type, allocatable, maxPods } of nodes)
    if (type !== undefined && allocatable.memory > 0) seen[type] ??= { allocatable, maxPods };
  return seen;
}

function measuredNow({ nodes, pending }: Snapshot, region: string): MeasuredNow {
  const cost = hourlyCost(region, {
    controlPlanes: 1,
    instanceTypes: nodes.map(({ type }) => type ?? ''),
    publicIpv4: nodes.filter(({ externalIp }) => externalIp !== undefined).length,
    gp3Gigabytes: 0,
  });
  return {
    maxPods: mostCommon(nodes.map(({ maxPods }) => maxPods)) ?? 0,
    places: nodes.reduce((sum, { maxPods }) => sum + maxPods, 0),
    waiting: pending.length,
    enis: nodes.reduce((sum, { enis }) => sum + enis.length, 0),
    costPerHour: cost?.total,
  };
}

function mostCommon<T>(values: readonly (T | undefined)[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<readonly [T | undefined, number]>(
    (most, each) => (each[1] > most[1] ? each : most),
    [undefined, 0],
  )[0];
}

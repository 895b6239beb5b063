import type { KnownResources, Resources } from './nodeResources.ts';

/** What a pod needs of a node. */
export interface PodNeed {
  /** It has the node's own address. */
  readonly hostNetwork: boolean;
  readonly requests: Resources;
}

/** Pods that are alike to the scheduler. */
export interface PodKind extends PodNeed {
  readonly count: number;
}

/** What keeps pods off every node. */
export type Shortage = 'places' | 'cpu' | 'memory';

export interface PlacedNode {
  /** Pods on it. */
  readonly pods: number;
  /** Those with an address of their own. */
  readonly addressed: number;
}

export interface Placement {
  readonly nodes: readonly PlacedNode[];
  /** Pods that no node takes, by what most nodes lack. */
  readonly pending: Readonly<Record<Shortage, number>>;
}

/** Nodes that are all alike, with nothing on them. */
export interface NodesAlike {
  readonly count: number;
  readonly maxPods: number;
  readonly allocatable: KnownResources;
}

interface Room {
  pods: number;
  addressed: number;
  cpu: number;
  memory: number;
}

/**
 * Puts pods on nodes as the scheduler does by its defaults: one for each DaemonSet on each, then kind after kind, spread evenly. A
 * node takes a pod while it has a pod place and what the pod asks for; what is not known of a node keeps nobody off.
 */
export function placePods(nodes: NodesAlike, onEachNode: readonly PodNeed[], others: readonly PodKind[]): Placement {
  const { cpu = Infinity, memory = Infinity } = nodes.allocatable;
  const rooms = Array.from({ length: nodes.count }, (): Room => ({ pods: 0, addressed: 0, cpu, memory }));
  const pending: Record<Shortage, number> = { places: 0, cpu: 0, memory: 0 };
  for (const kind of onEachNode)
    for (const room of rooms) {
      const lack = shortageOf(room, kind, nodes.maxPods);
      if (lack === undefined) put(room, kind);
      else pending[lack] += 1;
    }
  for (const kind of others) {
    const left = spread(rooms, kind, nodes.maxPods);
    if (left > 0) pending[commonShortage(rooms, kind, nodes.maxPods)] += left;
  }
  return { nodes: rooms.map(({ pods, addressed }) => ({ pods, addressed })), pending };
}

/** Puts a kind on the emptiest nodes, one pod on each in turn; returns how many found none. */
function spread(rooms: readonly Room[], kind: PodKind, maxPods: number): number {
  let left = kind.count;
  let open = rooms.toSorted((a, b) => a.pods - b.pods);
  while (left > 0) {
    open = open.filter((room) => shortageOf(room, kind, maxPods) === undefined);
    const fewest = open.reduce((least, { pods }) => Math.min(least, pods), Infinity);
    if (fewest === Infinity) return left;
    for (const room of open) {
      if (left === 0) break;
      if (room.pods > fewest) continue;
      put(room, kind);
      left -= 1;
    }
  }
  return 0;
}

function put(room: Room, { hostNetwork, requests }: PodNeed): void {
  room.pods += 1;
  if (!hostNetwork) room.addressed += 1;
  room.cpu -= requests.cpu;
  room.memory -= requests.memory;
}

function shortageOf(room: Room, { requests }: PodNeed, maxPods: number): Shortage | undefined {
  if (room.pods >= maxPods) return 'places';
  if (requests.cpu > 0 && room.cpu < requests.cpu) return 'cpu';
  return requests.memory > 0 && room.memory < requests.memory ? 'memory' : undefined;
}

/** What most nodes lack for a pod of this kind; without any node, places. */
function commonShortage(rooms: readonly Room[], kind: PodNeed, maxPods: number): Shortage {
  const counts: Record<Shortage, number> = { places: 0, cpu: 0, memory: 0 };
  for (const room of rooms) {
    const lack = shortageOf(room, kind, maxPods);
    if (lack !== undefined) counts[lack] += 1;
  }
  return (Object.keys(counts) as Shortage[]).reduce((most, each) => (counts[each] > counts[most] ? each : most));
}

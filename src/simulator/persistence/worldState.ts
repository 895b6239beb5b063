import type { World } from '../world/world.ts';

/** Every resource of a world, by the name of the world's own map and then by id. Who may call is not in it. */
export type WorldState = Readonly<Record<string, ReadonlyMap<string, unknown>>>;

/** Principals have secrets, and are made anew with each start. */
const left = 'principals';

/** The resources of a world; terminated instances, which only stay visible for an hour, are left out. */
export function worldState(world: World): WorldState {
  const state: Record<string, ReadonlyMap<string, unknown>> = {};
  for (const [name, map] of mapsOf(world)) state[name] = map;
  return {
    ...state,
    instances: new Map([...world.instances].filter(([, { state: phase }]) => phase !== 'terminated')),
  };
}

/** Puts the resources into an empty world, and tells nobody: what follows from them comes later. */
export function fillWorld(world: World, state: WorldState): void {
  for (const [name, map] of mapsOf(world)) for (const [id, resource] of state[name] ?? []) map.set(id, resource);
}

function mapsOf(world: World): [string, Map<string, unknown>][] {
  return Object.entries(world).filter(
    (entry): entry is [string, Map<string, unknown>] => entry[1] instanceof Map && entry[0] !== left,
  );
}

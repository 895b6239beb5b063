import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { Instance, Tags, Volume } from '../state.ts';
import type { World } from '../world.ts';

/** Makes the gp3 volume an instance starts from. */
export function attachRootVolume(world: World, instance: Instance, sizeGiB: number, tags: Tags): void {
  const volume: Volume = {
    id: world.id('vol'),
    sizeGiB,
    type: 'gp3',
    zone: instance.zone,
    createdAt: world.clock.now(),
    instanceId: instance.id,
    device: '/dev/xvda',
    tags: { ...tags },
  };
  world.volumes.set(volume.id, volume);
  instance.volumeIds.push(volume.id);
}

/** Root volumes go with their instance; others are then attached to nothing. */
export function dropVolumes(world: World, instance: Instance): void {
  for (const id of instance.volumeIds) world.volumes.delete(id);
  instance.volumeIds = [];
  for (const volume of world.volumes.values()) {
    if (volume.instanceId !== instance.id) continue;
    delete volume.instanceId;
    delete volume.device;
  }
}

/** Deletes a volume that is attached to nothing. */
export function deleteVolume(world: World, id: string): void {
  const { instanceId } = existing(world.volumes, 'volume', id);
  if (instanceId !== undefined)
    throw new AwsFault('VolumeInUse', `Volume ${id} is currently attached to ${instanceId}`);
  world.volumes.delete(id);
}

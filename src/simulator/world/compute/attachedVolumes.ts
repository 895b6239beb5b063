import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { Tags, Volume } from '../state.ts';
import type { World } from '../world.ts';
import { zonesOf } from '../zones.ts';

/** GiB a volume of a general purpose type may have (EBS user guide). */
const largest = 65_536;

export interface CreateVolumeRequest {
  readonly sizeGiB: number;
  readonly type: string;
  readonly zone: string;
  readonly tags: Tags;
}

/** Makes a volume that is attached to nothing. */
export function createVolume(world: World, { sizeGiB, type, zone, tags }: CreateVolumeRequest): Volume {
  if (!zonesOf(world).some(({ name }) => name === zone))
    throw new AwsFault('InvalidZone.NotFound', `The zone '${zone}' does not exist.`);
  if (!Number.isInteger(sizeGiB) || sizeGiB < 1 || sizeGiB > largest)
    throw new AwsFault('InvalidParameterValue', `Volume of ${sizeGiB}GiB is not between 1GiB and ${largest}GiB`);
  const volume: Volume = {
    id: world.id('vol'),
    sizeGiB,
    type,
    zone,
    createdAt: world.clock.now(),
    tags: { ...tags },
  };
  world.volumes.set(volume.id, volume);
  return volume;
}

/** Makes a volume larger, or of another type. */
export function modifyVolume(world: World, id: string, change: Pick<CreateVolumeRequest, 'sizeGiB' | 'type'>): void {
  const volume = existing(world.volumes, 'volume', id);
  if (change.sizeGiB < volume.sizeGiB)
    throw new AwsFault('InvalidParameterValue', 'New size cannot be smaller than existing size');
  Object.assign(volume, change);
}

/** Attaches a volume to an instance of its zone, under a device name nothing there has. */
export function attachVolume(world: World, volumeId: string, instanceId: string, device: string): void {
  const volume = existing(world.volumes, 'volume', volumeId);
  const instance = existing(world.instances, 'instance', instanceId);
  if (volume.instanceId !== undefined)
    throw new AwsFault('VolumeInUse', `${volumeId} is already attached to an instance`);
  if (volume.zone !== instance.zone)
    throw new AwsFault(
      'InvalidVolume.ZoneMismatch',
      `The volume '${volumeId}' is not in the same availability zone as instance '${instanceId}'`,
    );
  if ([...world.volumes.values()].some((other) => other.instanceId === instanceId && other.device === device))
    throw new AwsFault(
      'InvalidParameterValue',
      `Invalid value '${device}' for unixDevice. Attachment point ${device} is already in use`,
    );
  volume.instanceId = instanceId;
  volume.device = device;
}

/** Takes a volume off its instance. */
export function detachVolume(world: World, volumeId: string): void {
  const volume = existing(world.volumes, 'volume', volumeId);
  if (volume.instanceId === undefined)
    throw new AwsFault('IncorrectState', `Volume '${volumeId}' is in the 'available' state.`);
  delete volume.instanceId;
  delete volume.device;
}

import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { Instance, Volume } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { zonesOf } from '../zones.ts';

/** What a gp3 volume does unless more is asked for: operations and MiB in a second. */
const [baseIops, baseThroughput] = [3000, 125];
/** GiB that volumes may have, by type. */
const sizes: Readonly<Record<string, readonly [number, number]>> = {
  gp2: [1, 16384],
  gp3: [1, 65536],
  io1: [4, 16384],
  io2: [4, 65536],
  sc1: [125, 16384],
  st1: [125, 16384],
  standard: [1, 1024],
};

export interface CreateVolumeRequest {
  readonly zone: string;
  readonly sizeGiB: number;
  /** `gp3` unless said. */
  readonly type?: string;
  readonly encrypted?: boolean;
  readonly iops?: number;
  readonly throughput?: number;
  readonly tags: Tags;
}

/** Makes a volume that is attached to nothing. */
export function createVolume(world: World, request: CreateVolumeRequest): Volume {
  const { zone, sizeGiB, type = 'gp3' } = request;
  if (!zonesOf(world).some(({ name }) => name === zone))
    throw new AwsFault('InvalidZone.NotFound', `The zone '${zone}' does not exist.`);
  checkSize(type, sizeGiB);
  const volume: Volume = {
    id: world.id('vol'),
    sizeGiB,
    type,
    zone,
    createdAt: world.clock.now(),
    encrypted: request.encrypted ?? true,
    iops: request.iops ?? (type === 'gp2' ? Math.max(100, sizeGiB * 3) : baseIops),
    throughput: request.throughput ?? baseThroughput,
    tags: { ...request.tags },
  };
  world.volumes.set(volume.id, volume);
  return volume;
}

/** Makes a volume larger, or of another type. */
export function modifyVolume(
  world: World,
  id: string,
  change: Partial<Pick<Volume, 'sizeGiB' | 'type' | 'iops' | 'throughput'>>,
): Volume {
  const volume = existing(world.volumes, 'volume', id);
  if (change.sizeGiB !== undefined && change.sizeGiB < volume.sizeGiB)
    throw new AwsFault('InvalidParameterValue', 'New size cannot be smaller than existing size');
  checkSize(change.type ?? volume.type, change.sizeGiB ?? volume.sizeGiB);
  return Object.assign(volume, change);
}

function checkSize(type: string, sizeGiB: number): void {
  const range = sizes[type];
  if (range === undefined)
    throw new AwsFault('UnknownVolumeType', `Unsupported volume type '${type}' for volume creation.`);
  if (!Number.isInteger(sizeGiB) || sizeGiB < range[0])
    throw new AwsFault('InvalidParameterValue', `Volume of ${sizeGiB}GiB is too small for volume type ${type}.`);
  if (sizeGiB > range[1])
    throw new AwsFault('InvalidParameterValue', `Volume of ${sizeGiB}GiB is too large for volume type ${type}.`);
}

/** Attaches a volume to an instance of its zone, under a device name that the instance does not use yet. */
export function attachVolume(world: World, volumeId: string, instanceId: string, device: string): Volume {
  const volume = existing(world.volumes, 'volume', volumeId);
  const instance = existing(world.instances, 'instance', instanceId);
  if (volume.attachment !== undefined)
    throw new AwsFault('VolumeInUse', `${volume.id} is already attached to an instance`);
  if (volume.zone !== instance.zone)
    throw new AwsFault(
      'InvalidVolume.ZoneMismatch',
      `The volume '${volume.id}' is not in the same availability zone as instance '${instance.id}'`,
    );
  if (instance.state !== 'running' && instance.state !== 'stopped')
    throw new AwsFault('IncorrectState', `Instance '${instance.id}' is not 'running' or 'stopped'.`);
  const used = instance.volumeIds.map((id) => world.volumes.get(id)?.attachment?.device);
  if (used.includes(device))
    throw new AwsFault(
      'InvalidParameterValue',
      `Invalid value '${device}' for unixDevice. Attachment point ${device} is already in use`,
    );
  hang(world, volume, instance, { device, deleteOnTermination: false });
  return volume;
}

/** Takes a volume off its instance; the root volume of a running one stays. */
export function detachVolume(
  world: World,
  volumeId: string,
): { volumeId: string; attachment: NonNullable<Volume['attachment']> } {
  const volume = existing(world.volumes, 'volume', volumeId);
  const { attachment } = volume;
  if (attachment === undefined)
    throw new AwsFault('IncorrectState', `Volume '${volumeId}' is in the 'available' state.`);
  const { instanceId } = attachment;
  const instance = existing(world.instances, 'instance', instanceId);
  if (instance.volumeIds[0] === volumeId && instance.state !== 'stopped')
    throw new AwsFault(
      'OperationNotPermitted',
      `Unable to detach root volume '${volumeId}' from instance '${instanceId}'`,
    );
  instance.volumeIds = instance.volumeIds.filter((id) => id !== volumeId);
  delete volume.attachment;
  return { volumeId, attachment };
}

/** Makes the volumes an instance starts with: its root, and those asked for beside it. */
export function attachFirstVolumes(
  world: World,
  instance: Instance,
  volumes: readonly (Omit<CreateVolumeRequest, 'zone'> & { device: string; deleteOnTermination: boolean })[],
): void {
  for (const { device, deleteOnTermination, ...request } of volumes)
    hang(world, createVolume(world, { ...request, zone: instance.zone }), instance, { device, deleteOnTermination });
}

/** Deletes the volumes that go with their instance, and takes the others off it. */
export function dropVolumes(world: World, instance: Instance): void {
  for (const id of instance.volumeIds) {
    const volume = world.volumes.get(id);
    if (volume?.attachment?.deleteOnTermination === true) world.volumes.delete(id);
    else delete volume?.attachment;
  }
  instance.volumeIds = [];
}

/** Deletes a volume that is attached to nothing. */
export function deleteVolume(world: World, id: string): void {
  const { attachment } = existing(world.volumes, 'volume', id);
  if (attachment !== undefined)
    throw new AwsFault('VolumeInUse', `Volume ${id} is currently attached to ${attachment.instanceId}`);
  world.volumes.delete(id);
}

function hang(
  world: World,
  volume: Volume,
  instance: Instance,
  how: { readonly device: string; readonly deleteOnTermination: boolean },
): void {
  volume.attachment = { ...how, instanceId: instance.id, attachedAt: world.clock.now() };
  instance.volumeIds.push(volume.id);
}

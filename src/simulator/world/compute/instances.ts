import { limitsOf } from '../../../domain/instanceTypes/instanceTypes.ts';
import { AwsFault } from '../fault.ts';
import { attachNetworkInterface, release } from '../network/attachments.ts';
import { createNetworkInterface } from '../network/networkInterfaces.ts';
import { publicAddress } from '../network/publicAddress.ts';
import { existing, notFound } from '../resourceIds.ts';
import type { Instance, Tags } from '../state.ts';
import type { World } from '../world.ts';
import { imagesOf } from './images.ts';
import { attachRootVolume, dropVolumes } from './volumes.ts';

const second = 1_000;
/** Lab time from the launch until EC2 calls the instance running. */
const startTime = 8 * second;
/** Lab time from the request until the instance is terminated. */
const shutdownTime = 35 * second;
/** How long a terminated instance stays visible. */
const visibleTime = 3_600 * second;

export interface RunInstanceRequest {
  readonly type: string;
  readonly imageId: string;
  readonly subnetId: string;
  /** Ids of security groups; none means the VPC's default group. */
  readonly groups: readonly string[];
  readonly privateIpAddress?: string;
  /** By default as the subnet says. */
  readonly associatePublicIp?: boolean;
  readonly iamInstanceProfileArn?: string;
  readonly keyName?: string;
  readonly interfaceTags?: Tags;
  readonly volumeTags?: Tags;
  readonly rootVolumeGiB: number;
  readonly tags: Tags;
  /** Base64, as EC2 takes it. */
  readonly userData?: string;
}

/** Launches an instance with its primary interface and root volume: pending at first, running after a few seconds. */
export function runInstance(world: World, request: RunInstanceRequest): Instance {
  const subnet = existing(world.subnets, 'subnet', request.subnetId);
  checkRequest(world, request);
  const eni = createNetworkInterface(world, {
    subnetId: subnet.id,
    groups: request.groups,
    description: '',
    tags: request.interfaceTags ?? {},
    ...(request.privateIpAddress !== undefined && { privateIpAddress: request.privateIpAddress }),
  });
  const instance: Instance = {
    id: world.id('i'),
    reservationId: world.id('r'),
    type: request.type,
    imageId: request.imageId,
    ...(request.keyName !== undefined && { keyName: request.keyName }),
    subnetId: subnet.id,
    vpcId: subnet.vpcId,
    zone: subnet.zone,
    launchedAt: world.clock.now(),
    ...(request.iamInstanceProfileArn !== undefined && { iamInstanceProfileArn: request.iamInstanceProfileArn }),
    ...(request.userData !== undefined && { userData: request.userData }),
    state: 'pending',
    interfaceIds: [],
    volumeIds: [],
    tags: { ...request.tags },
  };
  world.instances.set(instance.id, instance);
  attachRootVolume(world, instance, request.rootVolumeGiB, request.volumeTags ?? {});
  if (request.associatePublicIp ?? subnet.mapPublicIpOnLaunch)
    eni.publicIp = publicAddress(world, eni.addresses[0] ?? '');
  attachNetworkInterface(world, { networkInterfaceId: eni.id, instanceId: instance.id, deviceIndex: 0 });
  world.instanceChanged.fire(instance);
  world.clock.after(startTime, () => {
    if (instance.state === 'pending') move(world, instance, 'running');
  });
  return instance;
}

/** Terminates an instance; what is to go with it goes when it is terminated. Asking again changes nothing. */
export function terminateInstance(world: World, id: string): void {
  const instance = existing(world.instances, 'instance', id);
  if (instance.state === 'shutting-down' || instance.state === 'terminated') return;
  move(world, instance, 'shutting-down');
  world.clock.after(shutdownTime, () => {
    for (const eniId of instance.interfaceIds) dropInterface(world, eniId);
    dropVolumes(world, instance);
    move(world, instance, 'terminated');
    world.clock.after(visibleTime, () => world.instances.delete(id));
  });
}

/** The primary interface; undefined once the instance is terminated. */
export function primaryInterface(world: World, instance: Instance) {
  return instance.interfaceIds
    .map((id) => world.networkInterfaces.get(id))
    .find((eni) => eni?.attachment?.deviceIndex === 0);
}

function checkRequest(world: World, { type, imageId, keyName }: RunInstanceRequest): void {
  if (limitsOf(type) === undefined)
    throw new AwsFault('InvalidParameterValue', `Invalid value '${type}' for InstanceType.`);
  if (!imagesOf(world).some(({ id }) => id === imageId)) throw notFound('image', imageId);
  if (keyName !== undefined && !world.keyPairs.has(keyName))
    throw new AwsFault('InvalidKeyPair.NotFound', `The key pair '${keyName}' does not exist`);
}

function move(world: World, instance: Instance, state: Instance['state']): void {
  instance.state = state;
  world.instanceChanged.fire(instance);
}

function dropInterface(world: World, id: string): void {
  const eni = world.networkInterfaces.get(id);
  if (eni === undefined) return;
  const goesToo = eni.attachment?.deleteOnTermination === true;
  release(world, eni);
  if (goesToo) world.networkInterfaces.delete(id);
  world.interfaceChanged.fire(id);
}

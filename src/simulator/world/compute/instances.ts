import { AwsFault } from '../fault.ts';
import { attachNetworkInterface } from '../network/attachments.ts';
import { publicAddress } from '../network/publicAddress.ts';
import { existing } from '../resourceIds.ts';
import type { Instance } from './records.ts';
import type { World } from '../world.ts';
import { dropInterface, goOn, move } from './instanceLife.ts';
import { attachAnother, primaryFor } from './launchInterfaces.ts';
import { checkLaunch, type RunInstanceRequest } from './launchRequest.ts';
import { attachFirstVolumes, dropVolumes } from './volumes.ts';

const rootDevice = '/dev/xvda';

/**
 * Launches an instance with its interfaces and volumes: pending at first, running after a few seconds. Refuses without a
 * trace what EC2 refuses.
 */
export function runInstance(world: World, request: RunInstanceRequest): Instance {
  const subnet = existing(world.subnets, 'subnet', request.subnetId);
  checkLaunch(world, request, subnet.zone);
  const { keyName, iamInstanceProfileArn, userData, metadataOptions } = request;
  const primary = primaryFor(world, request);
  const instance: Instance = {
    id: world.id('i'),
    reservationId: request.reservationId ?? world.id('r'),
    type: request.type,
    imageId: request.imageId,
    ...(keyName !== undefined && { keyName }),
    subnetId: subnet.id,
    vpcId: subnet.vpcId,
    zone: subnet.zone,
    launchedAt: world.clock.now(),
    ...(iamInstanceProfileArn !== undefined && { iamInstanceProfileArn }),
    ...(userData !== undefined && { userData }),
    ...(metadataOptions !== undefined && { metadataOptions }),
    ...(request.terminationProtected === true && { terminationProtected: true }),
    state: 'pending',
    interfaceIds: [],
    volumeIds: [],
    tags: { ...request.tags },
  };
  world.instances.set(instance.id, instance);
  const isNew = request.primaryInterfaceId === undefined;
  try {
    attachFirstVolumes(world, instance, firstVolumes(request));
    attachNetworkInterface(world, {
      networkInterfaceId: primary.id,
      instanceId: instance.id,
      deviceIndex: 0,
      deleteOnTermination: isNew,
    });
    for (const each of request.otherInterfaces ?? []) attachAnother(world, instance, each);
  } catch (error) {
    undo(world, instance, isNew ? [primary.id] : []);
    throw error;
  }
  if (request.associatePublicIp ?? (subnet.mapPublicIpOnLaunch && primary.publicIp === undefined))
    primary.publicIp = publicAddress(world, primary.addresses[0]);
  world.instanceChanged.fire(instance);
  goOn(world, instance);
  return instance;
}

/**
 * Terminates an instance; what is to go with it goes when it is terminated. Asking again changes nothing. Protection keeps
 * it from people, but not from a scaling group that it belongs to.
 */
export function terminateInstance(world: World, id: string, by: 'caller' | 'scaling group' = 'caller'): void {
  const instance = existing(world.instances, 'instance', id);
  if (instance.state === 'shutting-down' || instance.state === 'terminated') return;
  if (by === 'caller' && instance.terminationProtected === true)
    throw new AwsFault(
      'OperationNotPermitted',
      `The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
  move(world, instance, 'shutting-down');
}

function firstVolumes({ rootVolumeGiB, rootVolume, otherVolumes = [], volumeTags = {} }: RunInstanceRequest) {
  const root = { device: rootDevice, deleteOnTermination: true, ...rootVolume, sizeGiB: rootVolumeGiB };
  return [{ ...root, tags: volumeTags }, ...otherVolumes.map((each) => ({ ...each, tags: volumeTags }))];
}

/** Takes back what a launch made before it was refused. */
function undo(world: World, instance: Instance, interfaceIds: readonly string[]): void {
  for (const id of instance.interfaceIds) dropInterface(world, id);
  for (const id of interfaceIds) {
    world.networkInterfaces.delete(id);
    world.interfaceChanged.fire(id);
  }
  dropVolumes(world, instance);
  world.instances.delete(instance.id);
}

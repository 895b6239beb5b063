import { publicAddress } from '../network/publicAddress.ts';
import { release } from '../network/attachments.ts';
import { keptAddressOf } from '../network/elasticIps.ts';
import type { Instance } from './records.ts';
import type { NetworkInterface } from '../network/records.ts';
import type { World } from '../world.ts';
import { checkCapacity } from './capacity.ts';
import { dropVolumes } from './volumes.ts';

const second = 1_000;
/** Lab time from the launch until EC2 calls the instance running, and from the request until it is stopped or terminated. */
const startTime = 8 * second;
const stopTime = 30 * second;
const shutdownTime = 35 * second;
/** How long a terminated instance stays visible. */
const visibleTime = 3_600 * second;

/** Puts an instance into a state, says so, and lets it go on from there. */
export function move(world: World, instance: Instance, state: Instance['state']): void {
  instance.state = state;
  world.instanceChanged.fire(instance);
  goOn(world, instance);
}

/** Lets an instance go on from the state it is in, to the next one if there is one that follows by itself. */
export function goOn(world: World, instance: Instance): void {
  const { clock } = world;
  const after = (ms: number, state: Instance['state'], run: () => void) =>
    clock.after(ms, () => {
      if (instance.state === state) run();
    });
  switch (instance.state) {
    case 'pending':
      after(startTime, 'pending', () => move(world, instance, 'running'));
      break;
    case 'stopping':
      after(stopTime, 'stopping', () => stopped(world, instance));
      break;
    case 'shutting-down':
      after(shutdownTime, 'shutting-down', () => terminated(world, instance));
      break;
    case 'terminated':
      clock.background(visibleTime, () => world.instances.delete(instance.id));
      break;
    default:
  }
}

/** Starts a stopped instance, with another public address if it had one before. */
export function start(world: World, instance: Instance): void {
  checkCapacity(world, instance.type, instance.zone);
  const eni = primaryInterface(world, instance);
  if (eni !== undefined && instance.wantsPublicIp === true) {
    eni.publicIp ??= publicAddress(world, eni.addresses[0]);
    world.interfaceChanged.fire(eni.id);
  }
  delete instance.wantsPublicIp;
  instance.launchedAt = world.clock.now();
  move(world, instance, 'pending');
}

/** The primary interface; undefined once the instance is terminated. */
export function primaryInterface(world: World, instance: Instance): NetworkInterface | undefined {
  for (const id of instance.interfaceIds) {
    const eni = world.networkInterfaces.get(id);
    if (eni?.attachment?.deviceIndex === 0 && eni.attachment.networkCardIndex === 0) return eni;
  }
  return undefined;
}

/** Takes an interface off an instance that ends; one that is to go with it goes. */
export function dropInterface(world: World, id: string): void {
  const eni = world.networkInterfaces.get(id);
  if (eni === undefined) return;
  const goesToo = eni.attachment?.deleteOnTermination === true;
  release(world, eni);
  if (goesToo) world.networkInterfaces.delete(id);
  world.interfaceChanged.fire(id);
}

function stopped(world: World, instance: Instance): void {
  const eni = primaryInterface(world, instance);
  if (eni?.publicIp !== undefined && keptAddressOf(world, eni) === undefined) {
    delete eni.publicIp;
    instance.wantsPublicIp = true;
    world.interfaceChanged.fire(eni.id);
  }
  move(world, instance, 'stopped');
  if (instance.nextType === undefined) return;
  instance.type = instance.nextType;
  delete instance.nextType;
  start(world, instance);
}

function terminated(world: World, instance: Instance): void {
  for (const eniId of instance.interfaceIds) dropInterface(world, eniId);
  dropVolumes(world, instance);
  move(world, instance, 'terminated');
}

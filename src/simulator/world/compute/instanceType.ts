import { limitsOf } from '../../../domain/instanceTypes/instanceTypes.ts';
import { AwsFault } from '../fault.ts';
import { publicAddress } from '../network/publicAddress.ts';
import { existing } from '../resourceIds.ts';
import type { Instance } from '../state.ts';
import type { World } from '../world.ts';
import { primaryInterface } from './instances.ts';

const second = 1_000;
/** Lab time until an instance that is told to stop is stopped, and until one that is started runs. */
const stopTime = 30 * second;
const startTime = 8 * second;

/** Makes an instance one of another type: it stops and starts again, and has another public address then. */
export function changeInstanceType(world: World, id: string, type: string): void {
  const instance = existing(world.instances, 'instance', id);
  if (limitsOf(type) === undefined)
    throw new AwsFault('InvalidParameterValue', `Invalid value '${type}' for InstanceType.`);
  if (instance.state !== 'running' && instance.state !== 'stopped')
    throw new AwsFault('IncorrectInstanceState', `Instance '${id}' is not in a state from which it can be changed.`);
  move(world, instance, 'stopping');
  world.clock.after(stopTime, () => {
    if (instance.state !== 'stopping') return;
    instance.type = type;
    move(world, instance, 'stopped');
    renewPublicAddress(world, instance);
    move(world, instance, 'pending');
    world.clock.after(startTime, () => {
      if (instance.state === 'pending') move(world, instance, 'running');
    });
  });
}

/** A public address that is not the account's own is lost when an instance stops. */
function renewPublicAddress(world: World, instance: Instance): void {
  const eni = primaryInterface(world, instance);
  const isKept = [...world.elasticIps.values()].some(({ publicIp }) => publicIp === eni?.publicIp);
  if (eni?.publicIp === undefined || isKept) return;
  eni.publicIp = publicAddress(world);
  world.interfaceChanged.fire(eni.id);
}

function move(world: World, instance: Instance, state: Instance['state']): void {
  instance.state = state;
  world.instanceChanged.fire(instance);
}

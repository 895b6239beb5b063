import { limitsOf } from '../../../domain/instanceTypes/instanceTypes.ts';
import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { World } from '../world.ts';
import { startInstance, stopInstance } from './power.ts';

/** Makes a stopped instance one of another type. */
export function setInstanceType(world: World, id: string, type: string): void {
  const instance = existing(world.instances, 'instance', id);
  checkType(type);
  if (instance.state !== 'stopped')
    throw new AwsFault('IncorrectInstanceState', `The instance '${id}' is not in the 'stopped' state.`);
  instance.type = type;
}

/** Makes an instance one of another type: it stops and starts again, and has another public address then. */
export function changeInstanceType(world: World, id: string, type: string): void {
  const instance = existing(world.instances, 'instance', id);
  checkType(type);
  if (instance.state !== 'running' && instance.state !== 'stopped')
    throw new AwsFault('IncorrectInstanceState', `Instance '${id}' is not in a state from which it can be changed.`);
  if (instance.state === 'running') {
    instance.nextType = type;
    return stopInstance(world, id);
  }
  setInstanceType(world, id, type);
  startInstance(world, id);
}

function checkType(type: string): void {
  if (limitsOf(type) === undefined)
    throw new AwsFault('InvalidParameterValue', `Invalid value '${type}' for InstanceType.`);
}

import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { Instance } from './records.ts';
import type { World } from '../world.ts';
import { move, start } from './instanceLife.ts';

/** Stops an instance; it loses a public address that is not its own. Asking again changes nothing. */
export function stopInstance(world: World, id: string): void {
  const instance = existing(world.instances, 'instance', id);
  if (instance.state === 'stopping' || instance.state === 'stopped') return;
  if (instance.state !== 'running') throw incorrect(instance, 'stopped');
  move(world, instance, 'stopping');
}

/** Starts a stopped instance, with another public address if it had one before. Asking again changes nothing. */
export function startInstance(world: World, id: string): void {
  const instance = existing(world.instances, 'instance', id);
  if (instance.state === 'pending' || instance.state === 'running') return;
  if (instance.state !== 'stopped') throw incorrect(instance, 'started');
  start(world, instance);
}

/** Whether an instance can be rebooted, which changes nothing that EC2 shows; refuses one that does not run. */
export function rebootInstance(world: World, id: string): void {
  const instance = existing(world.instances, 'instance', id);
  if (instance.state !== 'running')
    throw new AwsFault('IncorrectState', `The instance '${id}' is not in the 'running' state.`);
}

function incorrect({ id }: Instance, wanted: string): AwsFault {
  return new AwsFault(
    'IncorrectInstanceState',
    `The instance '${id}' is not in a state from which it can be ${wanted}.`,
  );
}

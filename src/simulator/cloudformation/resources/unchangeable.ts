import type { Properties } from '../properties.ts';
import { validationError } from '../template/validationError.ts';
import { canonical } from '../template/value.ts';

/** Refuses a change that AWS could make in place and the practice world cannot. */
export function refuseChanges(
  type: string,
  names: readonly string[],
  previous: Properties,
  properties: Properties,
): void {
  const changed = names.filter((name) => canonical(previous.record[name]) !== canonical(properties.record[name]));
  if (changed.length > 0)
    throw validationError(`Changing [${changed.join(', ')}] of ${type} is not supported in the practice world.`);
}

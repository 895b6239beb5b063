import { AwsFault } from '../../world/fault.ts';
import type { Properties } from '../properties.ts';

/** Names of the roles a policy goes to. There are no users and groups here that could have it. */
export function rolesOf(properties: Properties): string[] {
  const [user] = properties.texts('Users');
  const [group] = properties.texts('Groups');
  if (user !== undefined) throw new AwsFault('NoSuchEntity', `The user with name ${user} cannot be found.`, 404);
  if (group !== undefined) throw new AwsFault('NoSuchEntity', `The group with name ${group} cannot be found.`, 404);
  return properties.texts('Roles');
}

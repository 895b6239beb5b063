import type { Operation } from '../operation.ts';
import { optionalText } from '../queryInput.ts';
import { listedRole } from './described.ts';
import { pageOfList } from './page.ts';

export const listRoles: Operation = ({ world, input }) => {
  const prefix = optionalText(input, 'PathPrefix') ?? '/';
  const roles = [...world.roles.values()]
    .filter(({ path }) => path.startsWith(prefix))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return pageOfList(input, 'Roles', roles, ({ name }) => name, listedRole);
};

import { existingCluster } from '../../world/eks/refusals.ts';
import { updatesOf } from '../../world/eks/updates.ts';
import type { Operation } from '../operation.ts';
import { requiredText, updateTarget } from './input.ts';
import { pageOf } from './page.ts';

export const listUpdates: Operation = ({ world, input }) => {
  const updates = updatesOf(existingCluster(world, requiredText(input, 'name')), updateTarget(input));
  const ids = updates.map(({ id }) => id);
  const { items, nextToken } = pageOf(input, ids, (id) => id);
  return { updateIds: items, nextToken };
};

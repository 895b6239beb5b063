import { rebootInstance } from '../../world/compute/power.ts';
import type { Operation } from '../operation.ts';
import { instancesIn } from './instancesIn.ts';

export const rebootInstances: Operation = ({ world, input }) => {
  for (const { id } of instancesIn(world, input)) rebootInstance(world, id);
  return { return: true };
};

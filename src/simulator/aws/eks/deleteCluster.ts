import type { Eks } from '../../world/eks/eks.ts';
import type { Operation } from '../operation.ts';
import { describedCluster } from './describedCluster.ts';
import { requiredText } from './input.ts';

export function deleteCluster(eks: Eks): Operation {
  return ({ input }) => ({ cluster: describedCluster(eks.deleteCluster(requiredText(input, 'name'))) });
}

import type { Eks } from '../../world/eks/eks.ts';
import type { Operation } from '../operation.ts';
import { describedUpdate } from './describedUpdate.ts';
import { optionalNumber, requiredText } from './input.ts';
import { structure } from '../inputMembers.ts';

/** Changes how many nodes a group is to have. */
export function updateNodegroupConfig(eks: Eks): Operation {
  return ({ input }) => {
    const scaling = structure(input, 'scalingConfig');
    const [min, max, desired] = ['minSize', 'maxSize', 'desiredSize'].map((name) => optionalNumber(scaling, name));
    const update = eks.updateNodegroupConfig(requiredText(input, 'clusterName'), requiredText(input, 'nodegroupName'), {
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      ...(desired !== undefined && { desired }),
    });
    return { update: describedUpdate(update) };
  };
}

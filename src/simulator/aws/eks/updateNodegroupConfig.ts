import type { Eks } from '../../world/eks/eks.ts';
import type { Operation } from '../operation.ts';
import { optionalNumber, requiredText, structure } from './input.ts';

/** Changes how many nodes a group is to have. */
export function updateNodegroupConfig(eks: Eks): Operation {
  return ({ world, input }) => {
    const scaling = structure(input, 'scalingConfig');
    const [min, max, desired] = ['minSize', 'maxSize', 'desiredSize'].map((name) => optionalNumber(scaling, name));
    eks.updateNodegroupConfig(requiredText(input, 'clusterName'), requiredText(input, 'nodegroupName'), {
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      ...(desired !== undefined && { desired }),
    });
    const asked = { MinSize: min, MaxSize: max, DesiredSize: desired };
    return {
      update: {
        id: world.uuid(),
        status: 'InProgress',
        type: 'ConfigUpdate',
        params: Object.entries(asked)
          .filter(([, value]) => value !== undefined)
          .map(([type, value]) => ({ type, value: String(value) })),
        createdAt: new Date(world.clock.now()),
        errors: [],
      },
    };
  };
}

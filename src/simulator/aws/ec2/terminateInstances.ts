import { terminateInstance } from '../../world/compute/instances.ts';
import { existing } from '../../world/resourceIds.ts';
import type { Operation } from '../operation.ts';
import { texts } from './input.ts';
import { instanceState } from './items/instanceState.ts';

export const terminateInstances: Operation = ({ world, input }) => {
  const instances = texts(input, 'InstanceId').map((id) => existing(world.instances, 'instance', id));
  return {
    instancesSet: instances.map((instance) => {
      const previousState = instanceState(instance.state);
      terminateInstance(world, instance.id);
      return { instanceId: instance.id, currentState: instanceState(instance.state), previousState };
    }),
  };
};

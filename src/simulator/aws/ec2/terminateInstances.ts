import { terminateInstance } from '../../world/compute/instances.ts';
import type { Operation } from '../operation.ts';
import { instancesIn } from './instancesIn.ts';
import { instanceState } from './items/instanceState.ts';

export const terminateInstances: Operation = ({ world, input }) => ({
  instancesSet: instancesIn(world, input).map((instance) => {
    const previousState = instanceState(instance.state);
    terminateInstance(world, instance.id);
    return { instanceId: instance.id, currentState: instanceState(instance.state), previousState };
  }),
});

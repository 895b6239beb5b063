import { startInstance } from '../../world/compute/power.ts';
import type { Operation } from '../operation.ts';
import { instancesIn } from './instancesIn.ts';
import { instanceState } from './items/instanceState.ts';

export const startInstances: Operation = ({ world, input }) => ({
  instancesSet: instancesIn(world, input).map((instance) => {
    const previousState = instanceState(instance.state);
    startInstance(world, instance.id);
    return { instanceId: instance.id, currentState: instanceState(instance.state), previousState };
  }),
});

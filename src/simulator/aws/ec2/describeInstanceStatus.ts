import { refuseUnknown } from '../../world/resourceIds.ts';
import type { Instance } from '../../world/compute/records.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { optionalFlag } from './input.ts';
import { instanceState } from './items/instanceState.ts';

const statuses: Description<Instance> = {
  all: (world) => [...world.instances.values()],
  ids: 'InstanceId',
  idOf: ({ id }) => id,
  missing: refuseUnknown('instance'),
  tagsOf: ({ tags }) => tags,
  filters: {
    'availability-zone': ({ zone }) => zone,
    'instance-state-code': ({ state }) => String(instanceState(state).code),
    'instance-state-name': ({ state }) => state,
    'instance-status.status': ({ state }) => (state === 'running' ? 'ok' : 'not-applicable'),
    'system-status.status': ({ state }) => (state === 'running' ? 'ok' : 'not-applicable'),
  },
};

/** Checks pass as soon as an instance runs; the others are listed only when asked for. */
export const describeInstanceStatus: Operation = (call) => {
  const all = optionalFlag(call.input, 'IncludeAllInstances') === true;
  const description: Description<Instance> = all
    ? statuses
    : { ...statuses, hidden: ({ state }) => state !== 'running' };
  const { items, nextToken } = described(call, description);
  return {
    instanceStatusSet: items.map(({ id, zone, state }) => {
      const check =
        state === 'running'
          ? { status: 'ok', details: [{ name: 'reachability', status: 'passed' }] }
          : { status: 'not-applicable' };
      return {
        instanceId: id,
        availabilityZone: zone,
        instanceState: instanceState(state),
        systemStatus: check,
        instanceStatus: check,
      };
    }),
    nextToken,
  };
};

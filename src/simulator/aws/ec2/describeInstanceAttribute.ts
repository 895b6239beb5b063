import { AwsFault } from '../../world/fault.ts';
import { existing } from '../../world/resourceIds.ts';
import type { Instance } from '../../world/compute/records.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

const attributes: Readonly<Record<string, (instance: Instance) => object>> = {
  disableApiTermination: ({ terminationProtected }) => ({ value: terminationProtected === true }),
  instanceType: ({ type }) => ({ value: type }),
  userData: ({ userData }) => ({ value: userData }),
  sourceDestCheck: () => ({ value: true }),
};

export const describeInstanceAttribute: Operation = ({ world, input }) => {
  const instance = existing(world.instances, 'instance', requiredText(input, 'InstanceId'));
  const name = requiredText(input, 'Attribute');
  const read = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (read === undefined)
    throw new AwsFault('InvalidParameterValue', `Value (${name}) for parameter attribute is invalid.`);
  return { instanceId: instance.id, [name]: read(instance) };
};

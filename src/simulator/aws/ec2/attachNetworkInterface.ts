import { attachNetworkInterface as attach } from '../../world/network/attachments.ts';
import { AwsFault } from '../../world/fault.ts';
import type { Operation } from '../operation.ts';
import { optionalNumber, requiredText } from './input.ts';

export const attachNetworkInterface: Operation = ({ world, input }) => {
  const deviceIndex = optionalNumber(input, 'DeviceIndex');
  if (deviceIndex === undefined)
    throw new AwsFault('MissingParameter', 'The request must contain the parameter DeviceIndex');
  const { id, networkCardIndex } = attach(world, {
    networkInterfaceId: requiredText(input, 'NetworkInterfaceId'),
    instanceId: requiredText(input, 'InstanceId'),
    deviceIndex,
  });
  return { attachmentId: id, networkCardIndex };
};

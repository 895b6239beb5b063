import { detachNetworkInterface as detach } from '../../world/network/attachments.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export const detachNetworkInterface: Operation = ({ world, input }) => {
  detach(world, requiredText(input, 'AttachmentId'));
  return { return: true };
};

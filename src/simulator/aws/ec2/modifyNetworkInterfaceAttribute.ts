import { setDeleteOnTermination } from '../../world/network/attachments.ts';
import { setGroups } from '../../world/network/networkInterfaces.ts';
import { existing } from '../../world/resourceIds.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { texts } from '../inputMembers.ts';

/** Changes the security groups of an interface, or whether it goes with its instance. */
export const modifyNetworkInterfaceAttribute: Operation = ({ world, input }) => {
  const { id } = existing(world.networkInterfaces, 'networkInterface', requiredText(input, 'NetworkInterfaceId'));
  const groups = texts(input, 'SecurityGroupId');
  if (groups.length > 0) setGroups(world, id, groups);
  const attachment = input['Attachment'];
  if (typeof attachment === 'object' && attachment !== null) {
    const change = attachment as Record<string, unknown>;
    setDeleteOnTermination(world, requiredText(change, 'AttachmentId'), change['DeleteOnTermination'] === 'true');
  }
  return { return: true };
};

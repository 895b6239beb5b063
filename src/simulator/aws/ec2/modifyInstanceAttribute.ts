import { primaryInterface } from '../../world/compute/instanceLife.ts';
import { setInstanceType } from '../../world/compute/instanceType.ts';
import { setGroups } from '../../world/network/networkInterfaces.ts';
import { existing } from '../../world/resourceIds.ts';
import type { Operation } from '../operation.ts';
import { attributeFlag, attributeText, requiredText } from './input.ts';
import { texts } from '../inputMembers.ts';

/** Changes an instance's protection, its primary interface's groups or, while it is stopped, its type. */
export const modifyInstanceAttribute: Operation = ({ world, input }) => {
  const instance = existing(world.instances, 'instance', requiredText(input, 'InstanceId'));
  const isProtected = attributeFlag(input, 'DisableApiTermination');
  const type = attributeText(input, 'InstanceType');
  const groups = texts(input, 'GroupId');
  if (type !== undefined) setInstanceType(world, instance.id, type);
  if (groups.length > 0) setGroups(world, primaryInterface(world, instance)?.id ?? '', groups);
  if (isProtected === true) instance.terminationProtected = true;
  if (isProtected === false) delete instance.terminationProtected;
  return { return: true };
};

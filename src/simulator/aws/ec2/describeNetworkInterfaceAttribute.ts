import { AwsFault } from '../../world/fault.ts';
import { existing } from '../../world/resourceIds.ts';
import type { NetworkInterface } from '../../world/network/records.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { groupSet } from './items/groupSet.ts';
import { attachmentItem } from './items/networkInterfaceItem.ts';

const attributes: Readonly<Record<string, (world: World, eni: NetworkInterface) => object>> = {
  attachment: (_world, { attachment }) => ({ attachment: attachment && attachmentItem(attachment) }),
  description: (_world, { description }) => ({ description: { value: description } }),
  groupSet: (world, { groups }) => ({ groupSet: groupSet(world, groups) }),
  sourceDestCheck: () => ({ sourceDestCheck: { value: true } }),
};

export const describeNetworkInterfaceAttribute: Operation = ({ world, input }) => {
  const eni = existing(world.networkInterfaces, 'networkInterface', requiredText(input, 'NetworkInterfaceId'));
  const name = requiredText(input, 'Attribute');
  const read = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (read === undefined)
    throw new AwsFault('InvalidParameterValue', `Value (${name}) for parameter attribute is invalid.`);
  return { networkInterfaceId: eni.id, ...read(world, eni) };
};

import { createNetworkInterface, deleteNetworkInterface, setGroups } from '../../world/network/networkInterfaces.ts';
import type { Properties } from '../properties.ts';
import type { ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';
import { refuseChanges } from './unchangeable.ts';

/** The primary address: named by itself, or as the primary one of a list. */
function addressOf(properties: Properties): string | undefined {
  const listed = properties.nestedList('PrivateIpAddresses').find((each) => each.flag('Primary', false));
  return properties.optionalText('PrivateIpAddress') ?? listed?.optionalText('PrivateIpAddress');
}

export const networkInterface: ResourceType = {
  name: 'AWS::EC2::NetworkInterface',
  createTime: 3_000,
  deleteTime: 1_000,
  attributes: {
    Id: (id) => id,
    PrimaryPrivateIpAddress: (id, { world }) => world.networkInterfaces.get(id)?.addresses[0],
    SecondaryPrivateIpAddresses: (id, { world }) => world.networkInterfaces.get(id)?.addresses.slice(1),
    VpcId: (id, { world }) => world.networkInterfaces.get(id)?.vpcId,
  },
  create(properties, context) {
    const address = addressOf(properties);
    const secondary = properties.optionalNumber('SecondaryPrivateIpAddressCount');
    const prefixes = properties.optionalNumber('Ipv4PrefixCount');
    return createNetworkInterface(context.world, {
      subnetId: properties.text('SubnetId'),
      groups: properties.texts('GroupSet'),
      description: properties.optionalText('Description') ?? '',
      tags: tagsOf(properties, context),
      ...(address !== undefined && { privateIpAddress: address }),
      ...(secondary !== undefined && { secondaryPrivateIpAddressCount: secondary }),
      ...(prefixes !== undefined && { ipv4PrefixCount: prefixes }),
    }).id;
  },
  update(id, properties, { world }, previous) {
    const fixed = ['Description', 'Ipv4PrefixCount', 'PrivateIpAddresses', 'SecondaryPrivateIpAddressCount'];
    refuseChanges('AWS::EC2::NetworkInterface', fixed, previous, properties);
    setGroups(world, id, properties.texts('GroupSet'));
  },
  tagged: (id, { world }) => world.networkInterfaces.get(id),
  delete: (id, { world }) => deleteNetworkInterface(world, id),
};

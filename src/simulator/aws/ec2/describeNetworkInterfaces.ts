import { privateDnsName } from '../../world/network/dnsNames.ts';
import { refuseUnknown } from '../../world/resourceIds.ts';
import type { NetworkInterface } from '../../world/network/records.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { networkInterfaceItem } from './items/networkInterfaceItem.ts';

const networkInterfaces: Description<NetworkInterface> = {
  all: (world) => [...world.networkInterfaces.values()],
  ids: 'NetworkInterfaceId',
  idOf: ({ id }) => id,
  missing: refuseUnknown('networkInterface'),
  tagsOf: ({ tags }) => tags,
  filters: {
    'addresses.private-ip-address': ({ addresses }) => addresses,
    'addresses.primary': ({ addresses }) => addresses.map((_, index) => String(index === 0)),
    'addresses.association.public-ip': ({ publicIp }) => publicIp,
    'association.public-ip': ({ publicIp }) => publicIp,
    'attachment.attachment-id': ({ attachment }) => attachment?.id,
    'attachment.delete-on-termination': ({ attachment }) => attachment && String(attachment.deleteOnTermination),
    'attachment.device-index': ({ attachment }) => attachment && String(attachment.deviceIndex),
    'attachment.instance-id': ({ attachment }) => attachment?.instanceId,
    'attachment.instance-owner-id': ({ attachment }) => attachment?.instanceOwnerId,
    'attachment.status': ({ attachment }) => attachment?.status,
    'availability-zone': ({ zone }) => zone,
    description: ({ description }) => description,
    'group-id': ({ groups }) => groups,
    'group-name': ({ groups }, world) => groups.flatMap((id) => world.securityGroups.get(id)?.name ?? []),
    'interface-type': () => 'interface',
    'ipv4-prefix.ipv4-prefix': ({ prefixes }) => prefixes,
    'mac-address': ({ macAddress }) => macAddress,
    'network-interface-id': ({ id }) => id,
    'owner-id': (_eni, { account }) => account,
    'private-dns-name': ({ addresses }, world) => privateDnsName(world, addresses[0] ?? ''),
    'private-ip-address': ({ addresses }) => addresses[0],
    'requester-id': ({ requesterId }) => requesterId,
    'requester-managed': ({ requesterManaged }) => String(requesterManaged),
    status: ({ status }) => status,
    'subnet-id': ({ subnetId }) => subnetId,
    'vpc-id': ({ vpcId }) => vpcId,
  },
};

export const describeNetworkInterfaces: Operation = (call) => {
  const { items, nextToken } = described(call, networkInterfaces);
  return { networkInterfaceSet: items.map((eni) => networkInterfaceItem(call.world, eni)), nextToken };
};

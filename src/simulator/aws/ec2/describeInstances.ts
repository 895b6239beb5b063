import { primaryInterface } from '../../world/compute/instanceLife.ts';
import { privateDnsName, publicDnsName } from '../../world/network/dnsNames.ts';
import type { Instance } from '../../world/compute/records.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { refuseUnknownInstances } from './instancesIn.ts';
import { instanceItem } from './items/instanceItem.ts';
import { instanceState } from './items/instanceState.ts';

function interfacesOf(world: World, instance: Instance) {
  return instance.interfaceIds.flatMap((id) => world.networkInterfaces.get(id) ?? []);
}

const instances: Description<Instance> = {
  // Newest first, as EC2 lists the lab's nodes before its bastion.
  all: (world) => [...world.instances.values()].toReversed(),
  ids: 'InstanceId',
  idOf: ({ id }) => id,
  missing: (_first, ids) => refuseUnknownInstances(ids),
  tagsOf: ({ tags }) => tags,
  filters: {
    'availability-zone': ({ zone }) => zone,
    'dns-name': (instance, world) => {
      const address = primaryInterface(world, instance)?.publicIp;
      return address === undefined ? undefined : publicDnsName(world, address);
    },
    'iam-instance-profile.arn': ({ iamInstanceProfileArn }) => iamInstanceProfileArn,
    'image-id': ({ imageId }) => imageId,
    'instance-id': ({ id }) => id,
    'instance-state-code': ({ state }) => String(instanceState(state).code),
    'instance-state-name': ({ state }) => state,
    'instance-type': ({ type }) => type,
    'instance.group-id': (instance, world) => primaryInterface(world, instance)?.groups,
    'instance.group-name': (instance, world) =>
      primaryInterface(world, instance)?.groups.flatMap((id) => world.securityGroups.get(id)?.name ?? []),
    'ip-address': (instance, world) => primaryInterface(world, instance)?.publicIp,
    'key-name': ({ keyName }) => keyName,
    'network-interface.network-interface-id': ({ interfaceIds }) => interfaceIds,
    'network-interface.addresses.private-ip-address': (instance, world) =>
      interfacesOf(world, instance).flatMap(({ addresses }) => addresses),
    'private-dns-name': (instance, world) => {
      const address = primaryInterface(world, instance)?.addresses[0];
      return address === undefined ? undefined : privateDnsName(world, address);
    },
    'private-ip-address': (instance, world) => primaryInterface(world, instance)?.addresses[0],
    'reservation-id': ({ reservationId }) => reservationId,
    'subnet-id': ({ subnetId }) => subnetId,
    'vpc-id': ({ vpcId }) => vpcId,
  },
};

export const describeInstances: Operation = (call) => {
  const { items, nextToken } = described(call, instances);
  const reservations = Map.groupBy(items, ({ reservationId }) => reservationId);
  return {
    reservationSet: [...reservations].map(([reservationId, members]) => ({
      reservationId,
      ownerId: call.world.account,
      groupSet: [],
      instancesSet: members.map((instance) => instanceItem(call.world, instance)),
    })),
    nextToken,
  };
};

import type { NatGateway } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import { tagSet } from './tagSet.ts';

/** A member of DescribeNatGateways. */
export function natGatewayItem(world: World, gateway: NatGateway): object {
  const eni = world.networkInterfaces.get(gateway.networkInterfaceId);
  const address = world.elasticIps.get(gateway.allocationId ?? '');
  return {
    natGatewayId: gateway.id,
    subnetId: gateway.subnetId,
    vpcId: gateway.vpcId,
    state: gateway.state,
    connectivityType: gateway.connectivityType,
    createTime: new Date(gateway.createdAt),
    natGatewayAddressSet: [
      {
        networkInterfaceId: gateway.networkInterfaceId,
        privateIp: eni?.addresses[0],
        allocationId: gateway.allocationId,
        associationId: address?.association?.id,
        publicIp: address?.publicIp,
        isPrimary: true,
        status: gateway.state === 'available' ? 'succeeded' : 'associating',
      },
    ],
    tagSet: tagSet(gateway.tags),
  };
}

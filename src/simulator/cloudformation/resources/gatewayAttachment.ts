import { attachInternetGateway, detachInternetGateway } from '../../world/network/internetGateways.ts';
import type { ResourceType } from '../resourceType.ts';
import { joinedId, partsOf } from './compositeId.ts';

/** Its physical id is `<internet gateway>|<vpc>`. */
export const gatewayAttachment: ResourceType = {
  name: 'AWS::EC2::VPCGatewayAttachment',
  createTime: 3_000,
  deleteTime: 3_000,
  attributes: { AttachmentType: () => 'IGW' },
  create(properties, { world }) {
    const [gatewayId, vpcId] = [properties.text('InternetGatewayId'), properties.text('VpcId')];
    attachInternetGateway(world, gatewayId, vpcId);
    return joinedId(gatewayId, vpcId);
  },
  delete(id, { world }) {
    const [gatewayId, vpcId] = partsOf(id);
    detachInternetGateway(world, gatewayId, vpcId);
  },
};

import { attachInternetGateway, detachInternetGateway } from '../../world/network/internetGateways.ts';
import type { ResourceType } from '../resourceType.ts';
import { joinedId, partsOf } from './compositeId.ts';

/** Its physical id is `IGW|<vpc>`. */
export const gatewayAttachment: ResourceType = {
  name: 'AWS::EC2::VPCGatewayAttachment',
  createTime: 3_000,
  deleteTime: 3_000,
  attributes: { AttachmentType: (id) => partsOf(id)[0] },
  create(properties, { world }) {
    const vpcId = properties.text('VpcId');
    attachInternetGateway(world, properties.text('InternetGatewayId'), vpcId);
    return joinedId('IGW', vpcId);
  },
  update(id, properties, { world }, previous) {
    const [, vpcId] = partsOf(id);
    const [before, after] = [previous.text('InternetGatewayId'), properties.text('InternetGatewayId')];
    if (before === after) return;
    detachInternetGateway(world, before, vpcId);
    attachInternetGateway(world, after, vpcId);
  },
  delete: (id, { world }, properties) =>
    detachInternetGateway(world, properties.text('InternetGatewayId'), partsOf(id)[1]),
};

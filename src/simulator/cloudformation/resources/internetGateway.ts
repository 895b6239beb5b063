import { createInternetGateway, deleteInternetGateway } from '../../world/network/internetGateways.ts';
import type { ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';

export const internetGateway: ResourceType = {
  name: 'AWS::EC2::InternetGateway',
  createTime: 15_000,
  deleteTime: 1_000,
  attributes: { InternetGatewayId: (id) => id },
  create: (properties, context) => createInternetGateway(context.world, { tags: tagsOf(properties, context) }).id,
  tagged: (id, { world }) => world.internetGateways.get(id),
  delete: (id, { world }) => deleteInternetGateway(world, id),
};

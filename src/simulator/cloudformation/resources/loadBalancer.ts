import { createLoadBalancer, deleteLoadBalancer } from '../../world/loadBalancing/loadBalancers.ts';
import type { Properties } from '../properties.ts';
import type { ResourceType } from '../resourceType.ts';
import { generatedName } from './generatedName.ts';
import { tagsOf } from './stackTags.ts';
import { refuseChanges } from './unchangeable.ts';

/** Longest name ELB takes. */
const nameLimit = 32;

function subnetsOf(properties: Properties): string[] {
  const mapped = properties.nestedList('SubnetMappings').map((mapping) => mapping.text('SubnetId'));
  return [...properties.texts('Subnets'), ...mapped];
}

/** Its physical id is its ARN. */
export const loadBalancer: ResourceType = {
  name: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  createTime: 155_000,
  deleteTime: 3_000,
  customName: 'Name',
  attributes: {
    LoadBalancerArn: (arn) => arn,
    LoadBalancerFullName: (arn) => arn.split(':loadbalancer/')[1],
    LoadBalancerName: (arn, { world }) => world.loadBalancers.get(arn)?.name,
    DNSName: (arn, { world }) => world.loadBalancers.get(arn)?.dnsName,
    SecurityGroups: (arn, { world }) => world.loadBalancers.get(arn)?.securityGroupIds,
  },
  create: (properties, context) =>
    createLoadBalancer(context.world, {
      name: properties.optionalText('Name') ?? generatedName(context, nameLimit),
      type: properties.optionalText('Type') === 'network' ? 'network' : 'application',
      subnetIds: subnetsOf(properties),
      securityGroupIds: properties.texts('SecurityGroups'),
      scheme: properties.optionalText('Scheme') === 'internal' ? 'internal' : 'internet-facing',
      tags: tagsOf(properties, context),
    }).arn,
  update(_arn, properties, _context, previous) {
    refuseChanges(this.name, ['SecurityGroups', 'SubnetMappings', 'Subnets'], previous, properties);
  },
  tagged: (arn, { world }) => world.loadBalancers.get(arn),
  delete: (arn, { world }) => deleteLoadBalancer(world, arn),
};

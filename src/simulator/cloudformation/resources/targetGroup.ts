import {
  createTargetGroup,
  deleteTargetGroup,
  existingTargetGroup,
  balancersOf,
} from '../../world/loadBalancing/targetGroups.ts';
import type { Properties } from '../properties.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { generatedName } from './generatedName.ts';
import { tagsOf } from './stackTags.ts';

/** Longest name ELB takes. */
const nameLimit = 32;

function register(arn: string, properties: Properties, { world }: ResourceContext): void {
  const group = existingTargetGroup(world, arn);
  group.targets = properties
    .nestedList('Targets')
    .map((target) => ({ id: target.text('Id'), port: target.optionalNumber('Port') ?? group.port }));
}

/** Its physical id is its ARN. */
export const targetGroup: ResourceType = {
  name: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  createTime: 4_000,
  deleteTime: 2_000,
  customName: 'Name',
  attributes: {
    TargetGroupArn: (arn) => arn,
    TargetGroupFullName: (arn) => arn.slice(arn.lastIndexOf(':') + 1),
    TargetGroupName: (arn, { world }) => world.targetGroups.get(arn)?.name,
    LoadBalancerArns: (arn, { world }) => balancersOf(world, arn),
  },
  create(properties, context) {
    const { arn } = createTargetGroup(context.world, {
      name: properties.optionalText('Name') ?? generatedName(context, nameLimit),
      protocol: properties.text('Protocol'),
      port: Number(properties.text('Port')),
      vpcId: properties.text('VpcId'),
      targetType: properties.optionalText('TargetType') === 'ip' ? 'ip' : 'instance',
      healthCheckPath: properties.optionalText('HealthCheckPath'),
      tags: tagsOf(properties, context),
    });
    register(arn, properties, context);
    return arn;
  },
  update: (arn, properties, context) => register(arn, properties, context),
  tagged: (arn, { world }) => world.targetGroups.get(arn),
  delete: (arn, { world }) => deleteTargetGroup(world, arn),
};

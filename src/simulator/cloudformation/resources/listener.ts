import { createListener, deleteListener } from '../../world/loadBalancing/listeners.ts';
import { invalidProperties, type Properties } from '../properties.ts';
import type { ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';
import { refuseChanges } from './unchangeable.ts';

/** The group that what comes in is handed to. No other action is modelled. */
function targetOf(properties: Properties, logicalId: string): string {
  const [action, ...others] = properties.nestedList('DefaultActions');
  const arn = action?.optionalText('TargetGroupArn');
  if (action?.optionalText('Type') !== 'forward' || arn === undefined || others.length > 0)
    throw invalidProperties(
      logicalId,
      '#/DefaultActions: the practice world has listeners with one action, which forwards to one target group',
    );
  return arn;
}

/** Its physical id is its ARN. */
export const listener: ResourceType = {
  name: 'AWS::ElasticLoadBalancingV2::Listener',
  createTime: 2_000,
  deleteTime: 2_000,
  attributes: { ListenerArn: (arn) => arn },
  create: (properties, context) =>
    createListener(context.world, {
      loadBalancerArn: properties.text('LoadBalancerArn'),
      protocol: properties.text('Protocol'),
      port: Number(properties.text('Port')),
      targetGroupArn: targetOf(properties, context.logicalId),
      tags: tagsOf(properties, context),
    }).arn,
  update(_arn, properties, _context, previous) {
    refuseChanges(this.name, ['DefaultActions', 'Port', 'Protocol'], previous, properties);
  },
  tagged: (arn, { world }) => world.listeners.get(arn),
  delete: (arn, { world }) => deleteListener(world, arn),
};

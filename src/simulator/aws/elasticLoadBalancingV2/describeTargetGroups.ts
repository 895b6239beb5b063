import { AwsFault } from '../../world/fault.ts';
import { existingLoadBalancer } from '../../world/loadBalancing/loadBalancers.ts';
import { balancersOf } from '../../world/loadBalancing/targetGroups.ts';
import type { Operation } from '../operation.ts';
import { optionalText } from '../queryInput.ts';
import { texts } from '../inputMembers.ts';
import { describedPage } from './describedPage.ts';
import { describedTargetGroup } from './describedTargetGroup.ts';

export const describeTargetGroups: Operation = ({ world, input }) => {
  const all = [...world.targetGroups.values()];
  const [arns, names] = [texts(input, 'TargetGroupArns'), texts(input, 'Names')];
  const balancer = optionalText(input, 'LoadBalancerArn');
  if (balancer !== undefined) existingLoadBalancer(world, balancer);
  if (arns.some((arn) => !world.targetGroups.has(arn)) || names.some((name) => !all.some((each) => each.name === name)))
    throw new AwsFault('TargetGroupNotFound', 'One or more target groups not found');
  const asked = all.filter(
    ({ arn, name }) =>
      (arns.length === 0 || arns.includes(arn)) &&
      (names.length === 0 || names.includes(name)) &&
      (balancer === undefined || balancersOf(world, arn).includes(balancer)),
  );
  const { items, next } = describedPage(input, asked);
  return { TargetGroups: items.map((each) => describedTargetGroup(world, each)), NextMarker: next };
};

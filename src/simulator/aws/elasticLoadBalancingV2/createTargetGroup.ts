import { createTargetGroup as create } from '../../world/loadBalancing/targetGroups.ts';
import type { Operation } from '../operation.ts';
import { optionalChoice, optionalText, requiredNumber, requiredText, tagsIn } from '../queryInput.ts';
import { describedTargetGroup } from './describedTargetGroup.ts';

export const createTargetGroup: Operation = ({ world, input }) => {
  const group = create(world, {
    name: requiredText(input, 'Name'),
    protocol: requiredText(input, 'Protocol'),
    port: requiredNumber(input, 'Port'),
    vpcId: requiredText(input, 'VpcId'),
    targetType: optionalChoice(input, 'TargetType', ['instance', 'ip']) ?? 'instance',
    healthCheckPath: optionalText(input, 'HealthCheckPath'),
    tags: tagsIn(input),
  });
  return { TargetGroups: [describedTargetGroup(world, group)] };
};

import { AwsFault } from '../../world/fault.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { structures, texts, type Input } from '../inputMembers.ts';
import { pageOfRecords } from './page.ts';
import { describedMember, groupTags, instancesOf, scalingGroups, type ScalingGroup } from './scalingGroups.ts';

export const describeAutoScalingGroups: Operation = ({ world, input }) => {
  const names = texts(input, 'AutoScalingGroupNames');
  const conditions = structures(input, 'Filters').map(condition);
  const asked = scalingGroups(world).filter(
    (group) => (names.length === 0 || names.includes(group.name)) && conditions.every((holds) => holds(group)),
  );
  const { items, next } = pageOfRecords(input, asked, ({ name }) => name);
  return { AutoScalingGroups: items.map((group) => describedGroup(world, group)), NextToken: next };
};

function condition(filter: Input): (group: ScalingGroup) => boolean {
  const [name, values] = [requiredText(filter, 'Name'), texts(filter, 'Values')];
  if (name === 'tag-key') return (group) => values.some((value) => Object.hasOwn(groupTags(group), value));
  if (name === 'tag-value') return (group) => values.some((value) => Object.values(groupTags(group)).includes(value));
  const key = name.startsWith('tag:') ? name.slice('tag:'.length) : undefined;
  if (key === undefined) throw new AwsFault('ValidationError', `Invalid filter name: ${name}`);
  return (group) => values.includes(groupTags(group)[key] ?? '');
}

function describedGroup(world: World, group: ScalingGroup): object {
  const { nodegroup } = group;
  const zones = nodegroup.subnetIds.flatMap((id) => world.subnets.get(id)?.zone ?? []);
  return {
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    MinSize: nodegroup.scaling.min,
    MaxSize: nodegroup.scaling.max,
    DesiredCapacity: nodegroup.scaling.desired,
    DefaultCooldown: 300,
    AvailabilityZones: [...new Set(zones)],
    LoadBalancerNames: [],
    TargetGroupARNs: [],
    HealthCheckType: 'EC2',
    HealthCheckGracePeriod: 15,
    Instances: instancesOf(world, group).map(describedMember),
    CreatedTime: new Date(nodegroup.createdAt),
    SuspendedProcesses: [],
    VPCZoneIdentifier: nodegroup.subnetIds.join(','),
    EnabledMetrics: [],
    Tags: Object.entries(groupTags(group)).map(([Key, Value]) => ({
      ResourceId: group.name,
      ResourceType: 'auto-scaling-group',
      Key,
      Value,
      PropagateAtLaunch: true,
    })),
    TerminationPolicies: ['AllocationStrategy', 'OldestLaunchTemplate', 'OldestInstance'],
    NewInstancesProtectedFromScaleIn: false,
    CapacityRebalance: true,
  };
}

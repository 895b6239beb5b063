import { AwsFault } from '../../world/fault.ts';
import type { Instance } from '../../world/compute/records.ts';
import type { EksCluster, Nodegroup } from '../../world/eks/records.ts';
import type { World } from '../../world/world.ts';

/** The scaling group behind a managed node group: there are no others. */
export interface ScalingGroup {
  readonly name: string;
  readonly arn: string;
  readonly cluster: EksCluster;
  readonly nodegroup: Nodegroup;
}

/** Every scaling group of the region. A node group has one once EKS has launched into it. */
export function scalingGroups(world: World): ScalingGroup[] {
  return [...world.clusters.values()].flatMap((cluster) =>
    [...cluster.nodegroups.values()].map((nodegroup) => {
      const name = nodegroup.autoScalingGroupName;
      const uuid = name.slice(-36);
      const arn = `arn:aws:autoscaling:${world.region}:${world.account}:autoScalingGroup:${uuid}:autoScalingGroupName/${name}`;
      return { name, arn, cluster, nodegroup };
    }),
  );
}

/** The group of this name, or Auto Scaling's refusal. */
export function existingScalingGroup(world: World, name: string): ScalingGroup {
  const group = scalingGroups(world).find((each) => each.name === name);
  if (group === undefined)
    throw new AwsFault('ValidationError', `AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`);
  return group;
}

/** A group's instances that are not terminated. */
export function instancesOf(world: World, { nodegroup }: ScalingGroup): Instance[] {
  return nodegroup.instanceIds.flatMap((id) => {
    const instance = world.instances.get(id);
    return instance === undefined || instance.state === 'terminated' ? [] : [instance];
  });
}

const lifecycle: Readonly<Record<Instance['state'], string>> = {
  pending: 'Pending',
  running: 'InService',
  stopping: 'InService',
  stopped: 'InService',
  'shutting-down': 'Terminating',
  terminated: 'Terminated',
};

/** An instance as its group lists it. */
export function describedMember({ id, type, zone, state }: Instance): object {
  return {
    InstanceId: id,
    InstanceType: type,
    AvailabilityZone: zone,
    LifecycleState: lifecycle[state],
    HealthStatus: state === 'pending' || state === 'running' ? 'Healthy' : 'Unhealthy',
    ProtectedFromScaleIn: false,
  };
}

/** Tags that EKS gives a group, which its instances get too. */
export function groupTags({ cluster, nodegroup }: ScalingGroup): Record<string, string> {
  return {
    'eks:cluster-name': cluster.name,
    'eks:nodegroup-name': nodegroup.name,
    'k8s.io/cluster-autoscaler/enabled': 'true',
    [`k8s.io/cluster-autoscaler/${cluster.name}`]: 'owned',
    [`kubernetes.io/cluster/${cluster.name}`]: 'owned',
  };
}

import { AwsFault } from '../../world/fault.ts';
import {
  createClassicLoadBalancer,
  deleteClassicLoadBalancer,
  deregisterInstances,
  registerInstances,
} from '../../world/loadBalancing/classicLoadBalancers.ts';
import type { ClassicListener, ClassicLoadBalancer } from '../../world/loadBalancing/records.ts';
import type { RuleRequest } from '../../world/network/ruleRequest.ts';
import { createSecurityGroup, deleteSecurityGroup } from '../../world/network/securityGroups.ts';
import type { EksCluster } from '../../world/eks/records.ts';
import type { SecurityGroup } from '../../world/network/records.ts';
import type { World } from '../../world/world.ts';
import type { BalancerRequest } from './balancerRequest.ts';
import { subnetsForBalancer } from './balancerSubnets.ts';
import type { CloudBalancer } from './cloudBalancer.ts';
import { clusterTag } from './clusterTag.ts';
import { calling } from './ensureFailure.ts';
import { nodeSecurityGroups, setNodeRules, setRules } from './nodeSecurityGroups.ts';

/** What the cloud provider has the nodes probed with. Seconds, and counts of probes. */
const health = { interval: 10, timeout: 5, unhealthyThreshold: 6, healthyThreshold: 2 };

/** Classic load balancers, which a service gets unless it asks for another: with a security group of their own. */
export class ClassicBalancer implements CloudBalancer {
  readonly #world: World;
  readonly #cluster: EksCluster;

  constructor(world: World, cluster: EksCluster) {
    this.#world = world;
    this.#cluster = cluster;
  }

  exists(name: string): boolean {
    return this.#world.classicLoadBalancers.has(name);
  }

  ensure(request: BalancerRequest, instanceIds: readonly string[]): string {
    const world = this.#world;
    const subnets = subnetsForBalancer(world, this.#cluster, request.scheme);
    const group = this.#securityGroup(request);
    const listeners = request.ports.map(listenerOf);
    const balancer =
      world.classicLoadBalancers.get(request.name) ??
      calling(
        'error creating load balancer',
        () => world.uuid(),
        () =>
          createClassicLoadBalancer(world, {
            name: request.name,
            listeners,
            subnetIds: subnets.map(({ id }) => id),
            securityGroupIds: [group.id],
            scheme: request.scheme,
            tags: { ...this.#tags(request), 'kubernetes.io/service-name': request.service },
          }),
      );
    balancer.listeners = listeners;
    balancer.healthCheck = { target: request.healthTarget, ...health };
    this.#openNodes(group, instanceIds);
    this.#register(balancer, instanceIds);
    return balancer.dnsName;
  }

  remove(name: string): boolean {
    const group = this.#groupOf(name);
    if (group !== undefined) this.#openNodes(group, []);
    deleteClassicLoadBalancer(this.#world, name);
    return group === undefined || this.#removeGroup(group);
  }

  #tags({ tags }: BalancerRequest): Readonly<Record<string, string>> {
    return { ...tags, [clusterTag(this.#cluster.name)]: 'owned' };
  }

  #groupOf(balancer: string): SecurityGroup | undefined {
    const { vpcId } = this.#cluster;
    const name = groupName(balancer);
    return [...this.#world.securityGroups.values()].find((each) => each.vpcId === vpcId && each.name === name);
  }

  #securityGroup(request: BalancerRequest): SecurityGroup {
    const world = this.#world;
    const { name, service, sourceRanges, ports } = request;
    const group =
      this.#groupOf(name) ??
      calling(
        'error creating security group',
        () => world.uuid(),
        () =>
          createSecurityGroup(world, {
            name: groupName(name),
            description: `Security group for Kubernetes ELB ${name} (${service})`,
            vpcId: this.#cluster.vpcId,
            tags: this.#tags(request),
          }),
      );
    const rules = sourceRanges.flatMap((cidr): RuleRequest[] => [
      ...ports.map(({ port }) => ({ protocol: 'tcp', fromPort: port, toPort: port, cidr })),
      // Lets routers say that packets are too large.
      { protocol: 'icmp', fromPort: 3, toPort: 4, cidr },
    ]);
    setRules(world, group, () => true, rules);
    return group;
  }

  /** Lets the balancer reach every port of the nodes, and of no others. */
  #openNodes({ id }: SecurityGroup, instanceIds: readonly string[]): void {
    const groups = nodeSecurityGroups(this.#world, this.#cluster.name, instanceIds);
    const rule = { protocol: '-1', fromPort: -1, toPort: -1, sourceGroupId: id };
    setNodeRules(
      this.#world,
      this.#cluster.name,
      groups,
      ({ protocol, sourceGroupId }) => protocol === '-1' && sourceGroupId === id,
      [rule],
    );
  }

  #register(balancer: ClassicLoadBalancer, instanceIds: readonly string[]): void {
    const gone = balancer.instanceIds.filter((id) => !instanceIds.includes(id));
    const added = instanceIds.filter((id) => !balancer.instanceIds.includes(id));
    if (added.length > 0) registerInstances(this.#world, balancer.name, added);
    if (gone.length > 0) deregisterInstances(this.#world, balancer.name, gone);
  }

  /** Something may still wear the group: then it stays for now. */
  #removeGroup({ id }: SecurityGroup): boolean {
    try {
      deleteSecurityGroup(this.#world, id);
      return true;
    } catch (error) {
      if (!(error instanceof AwsFault && error.code === 'DependencyViolation')) throw error;
      return false;
    }
  }
}

function groupName(balancer: string): string {
  return `k8s-elb-${balancer}`;
}

function listenerOf({ port, nodePort, protocol }: BalancerRequest['ports'][number]): ClassicListener {
  return { protocol, port, instanceProtocol: protocol, instancePort: nodePort };
}

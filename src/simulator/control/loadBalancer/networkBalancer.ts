import { createHash } from 'node:crypto';
import { createListener, deleteListener, listenersOf } from '../../world/loadBalancing/listeners.ts';
import { createLoadBalancer, deleteLoadBalancer } from '../../world/loadBalancing/loadBalancers.ts';
import type { LoadBalancer, TargetGroup } from '../../world/loadBalancing/records.ts';
import { createTargetGroup, deleteTargetGroup } from '../../world/loadBalancing/targetGroups.ts';
import type { RuleRequest } from '../../world/network/ruleRequest.ts';
import type { EksCluster } from '../../world/eks/records.ts';
import type { SecurityGroupRule, Subnet } from '../../world/network/records.ts';
import type { World } from '../../world/world.ts';
import { splitKey } from '../objectKey.ts';
import type { BalancedPort, BalancerRequest } from './balancerRequest.ts';
import { subnetsForBalancer } from './balancerSubnets.ts';
import type { CloudBalancer } from './cloudBalancer.ts';
import { clusterTag } from './clusterTag.ts';
import { calling } from './ensureFailure.ts';
import { nodeSecurityGroups, setNodeRules } from './nodeSecurityGroups.ts';

/** Network load balancers, for services that ask for `nlb`: clients reach the nodes through them with their own address. */
export class NetworkBalancer implements CloudBalancer {
  readonly #world: World;
  readonly #cluster: EksCluster;

  constructor(world: World, cluster: EksCluster) {
    this.#world = world;
    this.#cluster = cluster;
  }

  exists(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  ensure(request: BalancerRequest, instanceIds: readonly string[]): string {
    const world = this.#world;
    const subnets = subnetsForBalancer(world, this.#cluster, request.scheme);
    const tags = this.#tags(request);
    const balancer =
      this.#find(request.name) ??
      calling(
        'error creating load balancer',
        () => world.uuid(),
        () =>
          createLoadBalancer(world, {
            name: request.name,
            type: 'network',
            subnetIds: subnets.map(({ id }) => id),
            securityGroupIds: [],
            scheme: request.scheme,
            tags,
          }),
      );
    this.#listen(balancer, request, instanceIds);
    this.#openNodes(request, subnets, instanceIds);
    return balancer.dnsName;
  }

  remove(name: string): boolean {
    const balancer = this.#find(name);
    if (balancer === undefined) return true;
    const groups = listenersOf(this.#world, balancer.arn).map(({ targetGroupArn }) => targetGroupArn);
    setNodeRules(this.#world, this.#cluster.name, [], isRuleOf(name), []);
    deleteLoadBalancer(this.#world, balancer.arn);
    for (const arn of groups) deleteTargetGroup(this.#world, arn);
    return true;
  }

  #find(name: string): LoadBalancer | undefined {
    return [...this.#world.loadBalancers.values()].find((each) => each.type === 'network' && each.name === name);
  }

  #tags({ tags, service }: BalancerRequest): Readonly<Record<string, string>> {
    return {
      ...tags,
      [clusterTag(this.#cluster.name)]: 'owned',
      'kubernetes.io/service-name': service,
    };
  }

  /** Gives each port a listener with a target group of its own. */
  #listen(balancer: LoadBalancer, request: BalancerRequest, instanceIds: readonly string[]): void {
    const world = this.#world;
    const old = listenersOf(world, balancer.arn);
    const groups = request.ports.map((port) => this.#targetGroup(request, port));
    for (const { arn, port, targetGroupArn } of old) {
      const index = request.ports.findIndex((each) => each.port === port);
      if (groups[index]?.arn === targetGroupArn) continue;
      deleteListener(world, arn);
      deleteTargetGroup(world, targetGroupArn);
    }
    const ports = new Set(listenersOf(world, balancer.arn).map(({ port }) => port));
    request.ports.forEach(({ port, protocol, nodePort }, index) => {
      const group = groups[index];
      if (group === undefined) return;
      group.targets = instanceIds.map((id) => ({ id, port: nodePort }));
      const listener = { loadBalancerArn: balancer.arn, protocol, port, targetGroupArn: group.arn, tags: {} };
      if (!ports.has(port)) createListener(world, listener);
    });
  }

  #targetGroup(request: BalancerRequest, { port, nodePort, protocol }: BalancedPort): TargetGroup {
    const { namespace, name } = splitKey(request.service);
    const words = [namespace, name].map((each) => each.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 8));
    const digest = createHash('sha256').update([request.name, port, nodePort, protocol].join('/')).digest('hex');
    const groupName = ['k8s', ...words, digest.slice(0, 10)].join('-');
    const known = [...this.#world.targetGroups.values()].find((each) => each.name === groupName);
    if (known !== undefined) return known;
    const { vpcId } = this.#cluster;
    const group = { name: groupName, protocol, port: nodePort, vpcId, targetType: 'instance' } as const;
    return createTargetGroup(this.#world, { ...group, healthCheckPath: undefined, tags: this.#tags(request) });
  }

  /** A network balancer has no group to let in: the nodes take its clients by their blocks, and its probes by its subnets'. */
  #openNodes(request: BalancerRequest, subnets: readonly Subnet[], instanceIds: readonly string[]): void {
    const groups = nodeSecurityGroups(this.#world, this.#cluster.name, instanceIds);
    const { name, ports, sourceRanges } = request;
    const probes = ports.flatMap(({ nodePort }) =>
      subnets.map(({ cidr }) =>
        ruleOf('health', name, { protocol: 'tcp', fromPort: nodePort, toPort: nodePort, cidr }),
      ),
    );
    const clients = sourceRanges.flatMap((cidr) => [
      ...ports.map(({ protocol, nodePort }) =>
        ruleOf('client', name, { protocol: protocol.toLowerCase(), fromPort: nodePort, toPort: nodePort, cidr }),
      ),
      ruleOf('mtu', name, { protocol: 'icmp', fromPort: 3, toPort: 4, cidr }),
    ]);
    const inClients = (probe: RuleRequest) =>
      clients.some(
        ({ cidr, fromPort, protocol }) => cidr === probe.cidr && fromPort === probe.fromPort && protocol === 'tcp',
      );
    setNodeRules(this.#world, this.#cluster.name, groups, isRuleOf(name), [
      ...clients,
      ...probes.filter((probe) => !inClients(probe)),
    ]);
  }
}

/** The descriptions by which the cloud provider knows its rules again. */
function ruleOf(purpose: 'client' | 'health' | 'mtu', balancer: string, rule: RuleRequest): RuleRequest {
  return { ...rule, description: `kubernetes.io/rule/nlb/${purpose}=${balancer}` };
}

function isRuleOf(balancer: string): (rule: SecurityGroupRule) => boolean {
  return ({ description = '' }) =>
    description.startsWith('kubernetes.io/rule/nlb/') && description.endsWith(`=${balancer}`);
}

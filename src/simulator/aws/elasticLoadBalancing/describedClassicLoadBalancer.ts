import { hostedZoneOf } from '../../world/loadBalancing/hostedZones.ts';
import type { ClassicLoadBalancer } from '../../world/loadBalancing/records.ts';
import type { World } from '../../world/world.ts';

/** A classic load balancer as DescribeLoadBalancers lists it. */
export function describedClassicLoadBalancer(world: World, balancer: ClassicLoadBalancer): object {
  const { healthCheck, securityGroupIds } = balancer;
  const [group] = securityGroupIds;
  return {
    LoadBalancerName: balancer.name,
    DNSName: balancer.dnsName,
    CanonicalHostedZoneName: balancer.scheme === 'internal' ? undefined : balancer.dnsName,
    CanonicalHostedZoneNameID: hostedZoneOf(world.region),
    ListenerDescriptions: balancer.listeners.map((listener) => ({
      Listener: {
        Protocol: listener.protocol,
        LoadBalancerPort: listener.port,
        InstanceProtocol: listener.instanceProtocol,
        InstancePort: listener.instancePort,
      },
      PolicyNames: [],
    })),
    Policies: { AppCookieStickinessPolicies: [], LBCookieStickinessPolicies: [], OtherPolicies: [] },
    BackendServerDescriptions: [],
    AvailabilityZones: balancer.zones,
    Subnets: balancer.subnetIds,
    VPCId: balancer.vpcId,
    Instances: balancer.instanceIds.map((InstanceId) => ({ InstanceId })),
    HealthCheck: {
      Target: healthCheck.target,
      Interval: healthCheck.interval,
      Timeout: healthCheck.timeout,
      UnhealthyThreshold: healthCheck.unhealthyThreshold,
      HealthyThreshold: healthCheck.healthyThreshold,
    },
    SourceSecurityGroup: {
      OwnerAlias: world.account,
      GroupName: world.securityGroups.get(group ?? '')?.name,
    },
    SecurityGroups: securityGroupIds,
    CreatedTime: new Date(balancer.createdAt),
    Scheme: balancer.scheme,
  };
}

import { hostedZoneOf } from '../../world/loadBalancing/hostedZones.ts';
import type { LoadBalancer } from '../../world/loadBalancing/records.ts';
import type { World } from '../../world/world.ts';

/** An application or network balancer as DescribeLoadBalancers lists it. */
export function describedLoadBalancer(world: World, balancer: LoadBalancer): object {
  return {
    LoadBalancerArn: balancer.arn,
    DNSName: balancer.dnsName,
    CanonicalHostedZoneId: balancer.type === 'application' ? hostedZoneOf(world.region) : undefined,
    CreatedTime: new Date(balancer.createdAt),
    LoadBalancerName: balancer.name,
    Scheme: balancer.scheme,
    VpcId: balancer.vpcId,
    State: { Code: balancer.state },
    Type: balancer.type,
    AvailabilityZones: balancer.subnetIds.map((SubnetId) => ({
      ZoneName: world.subnets.get(SubnetId)?.zone,
      SubnetId,
      LoadBalancerAddresses: [],
    })),
    SecurityGroups: balancer.securityGroupIds,
    IpAddressType: 'ipv4',
  };
}

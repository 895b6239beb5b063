import type { TargetGroup } from '../../world/loadBalancing/records.ts';
import { balancersOf } from '../../world/loadBalancing/targetGroups.ts';
import type { World } from '../../world/world.ts';

/** A target group as DescribeTargetGroups lists it. */
export function describedTargetGroup(world: World, group: TargetGroup): object {
  const isHttp = group.protocol.startsWith('HTTP');
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: group.protocol,
    Port: group.port,
    VpcId: group.vpcId,
    HealthCheckProtocol: isHttp ? group.protocol : 'TCP',
    HealthCheckPort: 'traffic-port',
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: 30,
    HealthCheckTimeoutSeconds: isHttp ? 5 : 10,
    HealthyThresholdCount: 5,
    UnhealthyThresholdCount: 2,
    HealthCheckPath: isHttp ? (group.healthCheckPath ?? '/') : undefined,
    Matcher: isHttp ? { HttpCode: '200' } : undefined,
    LoadBalancerArns: balancersOf(world, group.arn),
    TargetType: group.targetType,
    ProtocolVersion: isHttp ? 'HTTP1' : undefined,
    IpAddressType: 'ipv4',
  };
}

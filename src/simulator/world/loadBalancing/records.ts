import type { Tags } from '../tags.ts';

export type Scheme = 'internet-facing' | 'internal';

/** A port the classic balancer listens on, and the port of the instances behind it. */
export interface ClassicListener {
  /** `TCP`, `HTTP`, `HTTPS` or `SSL`. */
  readonly protocol: string;
  readonly port: number;
  readonly instanceProtocol: string;
  readonly instancePort: number;
}

/** Times are in seconds. */
export interface ClassicHealthCheck {
  /** Such as `TCP:31234` or `HTTP:80/healthz`. */
  readonly target: string;
  readonly interval: number;
  readonly timeout: number;
  readonly unhealthyThreshold: number;
  readonly healthyThreshold: number;
}

/** A classic load balancer (Elastic Load Balancing 2012-06-01), such as a Service of type LoadBalancer gets. */
export interface ClassicLoadBalancer {
  readonly name: string;
  readonly dnsName: string;
  readonly scheme: Scheme;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly zones: readonly string[];
  readonly createdAt: number;
  readonly securityGroupIds: readonly string[];
  readonly interfaceIds: readonly string[];
  listeners: ClassicListener[];
  healthCheck: ClassicHealthCheck;
  instanceIds: string[];
  tags: Tags;
}

export type LoadBalancerType = 'application' | 'network';

/** An application or network load balancer (Elastic Load Balancing 2015-12-01). */
export interface LoadBalancer {
  readonly arn: string;
  readonly name: string;
  readonly type: LoadBalancerType;
  readonly dnsName: string;
  readonly scheme: Scheme;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly createdAt: number;
  readonly securityGroupIds: readonly string[];
  readonly interfaceIds: readonly string[];
  state: 'provisioning' | 'active';
  tags: Tags;
}

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly protocol: string;
  readonly port: number;
  readonly vpcId: string;
  readonly targetType: 'instance' | 'ip';
  readonly healthCheckPath: string | undefined;
  /** Instance ids or addresses, by the group's type. */
  targets: { readonly id: string; readonly port: number }[];
  tags: Tags;
}

/** What a balancer does with what comes in at a port: hand it to a target group. */
export interface Listener {
  readonly arn: string;
  readonly loadBalancerArn: string;
  readonly protocol: string;
  readonly port: number;
  readonly targetGroupArn: string;
  tags: Tags;
}

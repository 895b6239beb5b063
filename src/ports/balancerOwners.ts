/**
 * What in a cluster makes a controller keep load balancers on AWS: Services of type LoadBalancer, and Ingresses and Gateways
 * that the AWS Load Balancer Controller looks after.
 */
export type BalancerOwnerKind = 'service' | 'ingress' | 'gateway';

export const balancerOwnerKinds: readonly BalancerOwnerKind[] = ['service', 'ingress', 'gateway'];

export interface BalancerOwner {
  readonly kind: BalancerOwnerKind;
  readonly namespace: string;
  readonly name: string;
}

export interface BalancerOwners {
  /**
   * All of one kind, those included that wait for their controller to clean up. None where the cluster does not serve the
   * kind: Gateways are an addition to Kubernetes.
   */
  balancerOwners(kind: BalancerOwnerKind, signal: AbortSignal): Promise<readonly BalancerOwner[]>;
  /** Asks for its deletion, which its controller may hold up; what is not there any more is no error. */
  deleteBalancerOwner(owner: BalancerOwner, signal: AbortSignal): Promise<void>;
}

import type { BalancerRequest } from './balancerRequest.ts';

/** How one type of load balancer is made and taken away for services. */
export interface CloudBalancer {
  /** Whether AWS has a balancer of that name. */
  exists(name: string): boolean;
  /** Makes the balancer, or brings the one there is to what is asked; returns its host name. Throws `EnsureFailure`. */
  ensure(request: BalancerRequest, instanceIds: readonly string[]): string;
  /** Takes the balancer away, with what was made for it; says whether nothing of it is left. */
  remove(name: string): boolean;
}

import { AwsFault } from '../../world/fault.ts';
import type { Tags } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';

/** The balancer, target group or listener with this ARN, or ELB's refusal. */
export function tagged(world: World, arn: string): { tags: Tags } {
  const found = world.loadBalancers.get(arn) ?? world.targetGroups.get(arn) ?? world.listeners.get(arn);
  if (found !== undefined) return found;
  if (arn.includes(':targetgroup/'))
    throw new AwsFault('TargetGroupNotFound', `The following target groups were not found: '${arn}'`);
  if (arn.includes(':listener/'))
    throw new AwsFault('ListenerNotFound', `The following listeners were not found: '${arn}'`);
  throw new AwsFault('LoadBalancerNotFound', `The following load balancers were not found: '${arn}'`);
}

import { sleep } from '../../base/abort.ts';
import type { Clock } from '../../base/clock.ts';
import { LabError } from '../../base/errors.ts';
import type { Cluster } from '../../ports/cluster.ts';

/** Load balancers take a minute or two to go; after ten (milliseconds here) something holds on to them. */
const patienceMs = 600_000;
const pollMs = 3000;

/**
 * Deletes every Service of type LoadBalancer and waits until they are gone, which is when the cloud controller has
 * removed their load balancers. The stack must not go first: nobody would be left to remove them, and their interfaces
 * would keep the subnets.
 */
export async function deleteLoadBalancers(
  cluster: Pick<Cluster, 'loadBalancerServices' | 'deleteService'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const startedAt = clock.now();
  let left = await cluster.loadBalancerServices(signal);
  for (const { namespace, name } of left) await cluster.deleteService(namespace, name, signal);
  while (left.length > 0) {
    if (clock.now() - startedAt > patienceMs) {
      throw new LabError('leftovers-remain', left.map(({ namespace, name }) => `${namespace}/${name}`).join(', '));
    }
    await sleep(clock, pollMs, signal);
    left = await cluster.loadBalancerServices(signal);
  }
}

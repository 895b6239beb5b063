import { AwsFault } from '../fault.ts';
import type { EksCluster } from './records.ts';
import type { World } from '../world.ts';
import { activeCluster } from './refusals.ts';

/** In the order in which a cluster may go through them; there is no way back. */
const modes = ['CONFIG_MAP', 'API_AND_CONFIG_MAP', 'API'];

/** Changes what can be changed of a cluster while it runs; what is left out stays. */
export function setClusterConfig(
  world: World,
  name: string,
  change: Partial<
    Pick<EksCluster, 'endpointPublicAccess' | 'endpointPrivateAccess' | 'authenticationMode' | 'supportType'>
  >,
): void {
  const cluster = activeCluster(world, name);
  const { authenticationMode } = change;
  if (authenticationMode !== undefined && modes.indexOf(authenticationMode) < modes.indexOf(cluster.authenticationMode))
    throw new AwsFault(
      'InvalidParameterException',
      `Unsupported authentication mode update from ${cluster.authenticationMode} to ${authenticationMode}`,
      400,
      { clusterName: name },
    );
  if (!(change.endpointPublicAccess ?? true) && !(change.endpointPrivateAccess ?? cluster.endpointPrivateAccess))
    throw new AwsFault('InvalidParameterException', 'Private and public endpoint access cannot be false', 400, {
      clusterName: name,
    });
  Object.assign(cluster, change);
}

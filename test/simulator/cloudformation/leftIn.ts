import type { Practice } from './practice.ts';

/** Everything of the account that the stack could have left. */
export function leftIn({ world }: Practice): Record<string, number> {
  const live = [...world.instances.values()].filter(({ state }) => state !== 'terminated');
  const counts = {
    vpcs: world.vpcs.size,
    subnets: world.subnets.size,
    routeTables: world.routeTables.size,
    internetGateways: world.internetGateways.size,
    securityGroups: world.securityGroups.size,
    networkInterfaces: world.networkInterfaces.size,
    instances: live.length,
    volumes: world.volumes.size,
    launchTemplates: world.launchTemplates.size,
    keyPairs: world.keyPairs.size,
    roles: world.roles.size,
    instanceProfiles: world.instanceProfiles.size,
    oidcProviders: world.oidcProviders.size,
    clusters: world.clusters.size,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

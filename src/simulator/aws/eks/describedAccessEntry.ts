import type { AccessEntry, EksCluster } from '../../world/eks/records.ts';
import type { World } from '../../world/world.ts';

/** An access entry as every operation that answers with one writes it. */
export function describedAccessEntry(world: World, cluster: EksCluster, entry: AccessEntry): object {
  const [, , , , account, principal = ''] = entry.principalArn.split(':');
  return {
    clusterName: cluster.name,
    principalArn: entry.principalArn,
    kubernetesGroups: entry.groups,
    accessEntryArn: `arn:aws:eks:${world.region}:${world.account}:access-entry/${cluster.name}/${principal.replace('/', `/${account ?? ''}/`)}`,
    createdAt: new Date(entry.createdAt),
    modifiedAt: new Date(entry.createdAt),
    tags: {},
    username: entry.username,
    type: entry.type,
  };
}

/** A policy granted to a principal. */
export function describedPolicy({ arn, scope, namespaces }: AccessEntry['policies'][number]): object {
  return { policyArn: arn, accessScope: { type: scope, namespaces } };
}

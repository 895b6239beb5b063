import type { Addon, EksCluster } from '../../world/eks/records.ts';
import { describedHealth } from './describedHealth.ts';

/** An add-on as every operation that answers with one writes it. */
export function describedAddon(cluster: EksCluster, addon: Addon): object {
  return {
    addonName: addon.name,
    clusterName: cluster.name,
    status: addon.status,
    addonVersion: addon.version,
    health: describedHealth(addon.issues),
    addonArn: addon.arn,
    createdAt: new Date(addon.createdAt),
    modifiedAt: new Date(addon.modifiedAt),
    serviceAccountRoleArn: addon.serviceAccountRoleArn,
    configurationValues: addon.configurationValues,
    namespaceConfig: { namespace: 'kube-system' },
    tags: {},
  };
}

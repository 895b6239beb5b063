import type { Eks } from '../../world/eks/eks.ts';
import { existingCluster, existingNodegroup } from '../../world/eks/refusals.ts';
import { releaseVersion } from '../../world/eks/kubernetesVersions.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText, structure } from './input.ts';

/** Replaces the nodes of a group, one after the other: by the newest image, and by a version of their launch template. */
export function updateNodegroupVersion(eks: Eks): Operation {
  return ({ world, input }) => {
    const cluster = existingCluster(world, requiredText(input, 'clusterName'));
    const name = requiredText(input, 'nodegroupName');
    const current = existingNodegroup(cluster, name).launchTemplate;
    const template = structure(input, 'launchTemplate');
    const version = optionalText(template, 'version');
    const id = optionalText(template, 'id') ?? current?.id;
    eks.renewNodegroup(cluster.name, name, id === undefined || version === undefined ? undefined : { id, version });
    const params = {
      Version: cluster.version,
      ReleaseVersion: releaseVersion(cluster.version),
      ...(version !== undefined && { LaunchTemplateVersion: version }),
    };
    return {
      update: {
        id: world.uuid(),
        status: 'InProgress',
        type: 'VersionUpdate',
        params: Object.entries(params).map(([type, value]) => ({ type, value })),
        createdAt: new Date(world.clock.now()),
        errors: [],
      },
    };
  };
}

import type { Eks } from '../../world/eks/eks.ts';
import { existingCluster, existingNodegroup } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedUpdate } from './describedUpdate.ts';
import { optionalText, requiredText } from './input.ts';
import { structure } from '../inputMembers.ts';

/** Replaces the nodes of a group, one after the other: by the newest image, and by a version of their launch template. */
export function updateNodegroupVersion(eks: Eks): Operation {
  return ({ world, input }) => {
    const cluster = existingCluster(world, requiredText(input, 'clusterName'));
    const name = requiredText(input, 'nodegroupName');
    const current = existingNodegroup(cluster, name).launchTemplate;
    const template = structure(input, 'launchTemplate');
    const version = optionalText(template, 'version');
    const id = optionalText(template, 'id') ?? current?.id;
    const newer = id === undefined || version === undefined ? undefined : { id, version };
    return { update: describedUpdate(eks.renewNodegroup(cluster.name, name, newer)) };
  };
}

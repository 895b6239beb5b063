import type { Eks } from '../../world/eks/eks.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import type { Operation } from '../operation.ts';
import { describedNodegroup } from './describedNodegroup.ts';
import { optionalNumber, optionalText, requiredText, tagsIn, texts } from './input.ts';
import { structure } from '../inputMembers.ts';

/** Sizes of a group that names none. */
const usual = { min: 1, max: 2, desired: 2 };

export function createNodegroup(eks: Eks): Operation {
  return ({ world, input }) => {
    const cluster = existingCluster(world, requiredText(input, 'clusterName'));
    const scaling = structure(input, 'scalingConfig');
    const template = structure(input, 'launchTemplate');
    const [templateId, version] = [optionalText(template, 'id'), optionalText(template, 'version')];
    const types = texts(input, 'instanceTypes');
    const amiType = optionalText(input, 'amiType');
    const diskSize = optionalNumber(input, 'diskSize');
    const nodegroup = eks.createNodegroup(cluster.name, {
      name: requiredText(input, 'nodegroupName'),
      nodeRoleArn: requiredText(input, 'nodeRole'),
      subnetIds: texts(input, 'subnets'),
      scaling: {
        min: optionalNumber(scaling, 'minSize') ?? usual.min,
        max: optionalNumber(scaling, 'maxSize') ?? usual.max,
        desired: optionalNumber(scaling, 'desiredSize') ?? usual.desired,
      },
      labels: structure(input, 'labels') as Record<string, string>,
      tags: tagsIn(input),
      ...(types.length > 0 && { instanceTypes: types }),
      ...(amiType !== undefined && { amiType }),
      ...(diskSize !== undefined && { diskSize }),
      ...(templateId !== undefined && {
        launchTemplate: version === undefined ? { id: templateId } : { id: templateId, version },
      }),
    });
    return { nodegroup: describedNodegroup(cluster, nodegroup) };
  };
}

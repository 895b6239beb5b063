import type { Nodegroup } from '../../world/eks/records.ts';
import { notStabilized } from '../handlerFailure.ts';
import type { Properties } from '../properties.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { canonical } from '../template/value.ts';
import { generatedName } from './generatedName.ts';
import { tagsOf } from './stackTags.ts';
import { refuseChanges } from './unchangeable.ts';

/** Longest name EKS takes for a node group. */
const nameLimit = 63;

/** The cluster's and the group's name; the physical id is both with a slash between. */
function namesOf(id: string): readonly [string, string] {
  const [clusterName = '', name = ''] = id.split('/');
  return [clusterName, name];
}

function found(id: string, { world }: ResourceContext): Nodegroup | undefined {
  const [clusterName, name] = namesOf(id);
  return world.clusters.get(clusterName)?.nodegroups.get(name);
}

function launchTemplateOf(properties: Properties) {
  if (properties.record['LaunchTemplate'] === undefined) return {};
  const template = properties.nested('LaunchTemplate');
  const version = template.optionalText('Version');
  return { launchTemplate: { id: template.text('Id'), ...(version !== undefined && { version }) } };
}

function scalingOf(properties: Properties) {
  const scaling = properties.nested('ScalingConfig');
  const desired = scaling.optionalNumber('DesiredSize') ?? scaling.optionalNumber('MinSize') ?? 2;
  return {
    min: scaling.optionalNumber('MinSize') ?? 1,
    max: scaling.optionalNumber('MaxSize') ?? desired,
    desired,
  };
}

function labelsOf(properties: Properties): Record<string, string> {
  const labels = Object.entries(properties.nested('Labels').record);
  return Object.fromEntries(labels.map(([key, value]) => [key, String(value)]));
}

/** How long it takes is EKS's affair. */
export const nodegroup: ResourceType = {
  name: 'AWS::EKS::Nodegroup',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: {
    Arn: (id, context) => found(id, context)?.arn,
    ClusterName: (id) => namesOf(id)[0],
    Id: (id) => id,
    NodegroupName: (id) => namesOf(id)[1],
  },
  create(properties, context) {
    const clusterName = properties.text('ClusterName');
    const amiType = properties.optionalText('AmiType');
    const instanceTypes = properties.texts('InstanceTypes');
    const diskSize = properties.optionalNumber('DiskSize');
    const { name } = context.eks.createNodegroup(clusterName, {
      name: properties.optionalText('NodegroupName') ?? generatedName(context, nameLimit),
      nodeRoleArn: properties.text('NodeRole'),
      subnetIds: properties.texts('Subnets'),
      ...(instanceTypes.length > 0 && { instanceTypes }),
      ...(amiType !== undefined && { amiType }),
      ...(diskSize !== undefined && { diskSize }),
      ...launchTemplateOf(properties),
      labels: labelsOf(properties),
      scaling: scalingOf(properties),
      tags: tagsOf(properties, context),
    });
    return `${clusterName}/${name}`;
  },
  isReady(id, context) {
    const group = found(id, context);
    if (group?.status === 'CREATE_FAILED') {
      const issues = group.issues.map(
        ({ code, message, resourceIds }) =>
          `Issue(Code=${code}, Message=${message}, ResourceIds=[${resourceIds.join(', ')}])`,
      );
      throw notStabilized(`[${issues.join(', ')}]`);
    }
    return group?.status === 'ACTIVE';
  },
  update(id, properties, { eks }, previous) {
    refuseChanges('AWS::EKS::Nodegroup', ['Labels', 'Taints', 'Version', 'ReleaseVersion'], previous, properties);
    const template = launchTemplateOf(properties).launchTemplate;
    const size = scalingOf(properties);
    if (template !== undefined && canonical(template) !== canonical(launchTemplateOf(previous).launchTemplate))
      eks.renewNodegroup(...namesOf(id), { id: template.id, version: template.version ?? '$Default' }, size);
    else if (canonical(size) !== canonical(scalingOf(previous))) eks.updateNodegroupConfig(...namesOf(id), size);
  },
  tagged: found,
  delete(id, { eks }) {
    eks.deleteNodegroup(...namesOf(id));
  },
  isGone: (id, context) => found(id, context) === undefined,
  changed: ({ eks }) => eks.onDidChange,
};

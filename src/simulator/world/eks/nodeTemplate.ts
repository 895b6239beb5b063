import { nodeImageParameter } from '../compute/images.ts';
import type { RunInstanceRequest } from '../compute/launchRequest.ts';
import { templateData } from '../compute/launchTemplates.ts';
import { publicParameter } from '../publicParameters.ts';
import { existing } from '../resourceIds.ts';
import type { EksCluster, Nodegroup } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';

/** The members of a launch template that decide how a node of a managed group is launched. */
interface TemplateData {
  readonly KeyName?: string;
  readonly InstanceType?: string;
  readonly ImageId?: string;
  readonly UserData?: string;
  readonly SecurityGroupIds?: readonly string[];
  readonly NetworkInterfaces?: readonly { readonly Groups?: readonly string[] }[];
  readonly BlockDeviceMappings?: readonly { readonly Ebs?: { readonly VolumeSize?: number | string } }[];
  readonly TagSpecifications?: readonly {
    readonly ResourceType: string;
    readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
  }[];
}

/** The launch of one node into a subnet: the group's launch template, and over it what EKS adds. */
export function nodeLaunch(
  world: World,
  cluster: EksCluster,
  nodegroup: Nodegroup,
  subnetId: string,
): RunInstanceRequest {
  const { launchTemplate } = nodegroup;
  const data: TemplateData =
    launchTemplate === undefined ? {} : templateData(world, launchTemplate.id, launchTemplate.version);
  const groups = data.SecurityGroupIds ?? data.NetworkInterfaces?.[0]?.Groups ?? [];
  const size = data.BlockDeviceMappings?.find(({ Ebs }) => Ebs?.VolumeSize !== undefined)?.Ebs?.VolumeSize;
  const { zone } = existing(world.subnets, 'subnet', subnetId);
  const privateIpAddress = world.recorded.next('node address', `${nodegroup.name} ${zone}`);
  return {
    ...(privateIpAddress !== undefined && { privateIpAddress }),
    type: data.InstanceType ?? nodegroup.instanceTypes[0] ?? '',
    imageId: data.ImageId ?? publicParameter(world, nodeImageParameter(cluster.version, nodegroup.amiType)) ?? '',
    subnetId,
    groups: groups.length > 0 ? groups : [cluster.clusterSecurityGroupId],
    ...(data.KeyName !== undefined && { keyName: data.KeyName }),
    ...(data.UserData !== undefined && { userData: data.UserData }),
    iamInstanceProfileArn: `arn:aws:iam::${world.account}:instance-profile/${nodegroup.autoScalingGroupName.replace(`${nodegroup.name}-`, '')}`,
    interfaceTags: tagsFor(data, 'network-interface'),
    volumeTags: tagsFor(data, 'volume'),
    rootVolumeGiB: Number(size ?? nodegroup.diskSize),
    tags: {
      ...tagsFor(data, 'instance'),
      'aws:autoscaling:groupName': nodegroup.autoScalingGroupName,
      'eks:cluster-name': cluster.name,
      'eks:nodegroup-name': nodegroup.name,
      [`kubernetes.io/cluster/${cluster.name}`]: 'owned',
      'k8s.io/cluster-autoscaler/enabled': 'true',
      [`k8s.io/cluster-autoscaler/${cluster.name}`]: 'owned',
      ...(launchTemplate !== undefined && {
        'aws:ec2launchtemplate:id': launchTemplate.id,
        'aws:ec2launchtemplate:version': launchTemplate.version,
      }),
    },
  };
}

/** Keys that a launch template's tags name for one kind of resource. */
function tagsFor(data: TemplateData, resourceType: string): Tags {
  const tags = (data.TagSpecifications ?? []).filter((each) => each.ResourceType === resourceType);
  return Object.fromEntries(tags.flatMap(({ Tags = [] }) => Tags.map(({ Key, Value }) => [Key, Value])));
}

import { primaryInterface } from '../../world/compute/instanceLife.ts';
import { runInstance, terminateInstance } from '../../world/compute/instances.ts';
import { changeInstanceType } from '../../world/compute/instanceType.ts';
import { AwsFault } from '../../world/fault.ts';
import { privateDnsName, publicDnsName } from '../../world/network/dnsNames.ts';
import { setGroups } from '../../world/network/networkInterfaces.ts';
import { existing } from '../../world/resourceIds.ts';
import type { NetworkInterface } from '../../world/network/records.ts';
import type { World } from '../../world/world.ts';
import { notStabilized } from '../handlerFailure.ts';
import type { Properties } from '../properties.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { canonical } from '../template/value.ts';
import { tagsOf } from './stackTags.ts';

/** Size of the root volume of Amazon Linux 2023 when nothing else is asked for. */
const imageVolumeGiB = 8;

function profileArn(world: World, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const arn = world.instanceProfiles.get(name)?.arn;
  if (arn === undefined)
    throw new AwsFault(
      'InvalidParameterValue',
      `Value (${name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`,
    );
  return arn;
}

/** The primary interface as asked for: in the first of NetworkInterfaces, or else beside the instance's own properties. */
function interfaceOf(properties: Properties) {
  const [first] = properties.nestedList('NetworkInterfaces');
  const source = first ?? properties;
  const subnetId = source.optionalText('SubnetId');
  if (subnetId === undefined)
    throw new AwsFault('MissingInput', 'No subnets found for the default VPC. Please specify a subnet.');
  const address = source.optionalText('PrivateIpAddress');
  return {
    subnetId,
    groups: source.texts(first === undefined ? 'SecurityGroupIds' : 'GroupSet'),
    ...(address !== undefined && { privateIpAddress: address }),
    ...(source.optionalText('AssociatePublicIpAddress') !== undefined && {
      associatePublicIp: source.flag('AssociatePublicIpAddress', false),
    }),
  };
}

function primaryOf(id: string, { world }: ResourceContext): NetworkInterface | undefined {
  const found = world.instances.get(id);
  return found && primaryInterface(world, found);
}

/** CloudFormation answers with empty text, not nothing, for an instance without a public address. */
function publicAddressOf(id: string, context: ResourceContext): string {
  return primaryOf(id, context)?.publicIp ?? '';
}

export const instance: ResourceType = {
  name: 'AWS::EC2::Instance',
  createTime: 10_000,
  deleteTime: 1_000,
  attributes: {
    InstanceId: (id) => id,
    AvailabilityZone: (id, { world }) => world.instances.get(id)?.zone,
    VpcId: (id, { world }) => world.instances.get(id)?.vpcId,
    PrivateIp: (id, context) => primaryOf(id, context)?.addresses[0],
    PrivateDnsName: (id, context) => privateDnsName(context.world, primaryOf(id, context)?.addresses[0] ?? ''),
    PublicIp: publicAddressOf,
    PublicDnsName(id, context) {
      const address = publicAddressOf(id, context);
      return address === '' ? '' : publicDnsName(context.world, address);
    },
  },
  create(properties, context) {
    const [rootDevice] = properties.nestedList('BlockDeviceMappings');
    const tags = tagsOf(properties, context);
    const profile = profileArn(context.world, properties.optionalText('IamInstanceProfile'));
    const keyName = properties.optionalText('KeyName');
    const userData = properties.optionalText('UserData');
    return runInstance(context.world, {
      type: properties.text('InstanceType'),
      imageId: properties.text('ImageId'),
      ...interfaceOf(properties),
      ...(profile !== undefined && { iamInstanceProfileArn: profile }),
      ...(keyName !== undefined && { keyName }),
      ...(userData !== undefined && { userData }),
      rootVolumeGiB: rootDevice?.nested('Ebs').optionalNumber('VolumeSize') ?? imageVolumeGiB,
      tags,
    }).id;
  },
  replacedBy: ['BlockDeviceMappings'],
  update(id, properties, context, previous) {
    const { world } = context;
    const instance = existing(world.instances, 'instance', id);
    const type = properties.text('InstanceType');
    const profile = profileArn(world, properties.optionalText('IamInstanceProfile'));
    const userData = properties.optionalText('UserData');
    const eni = primaryInterface(world, instance);
    const groups = interfaceOf(properties).groups;
    if (eni !== undefined && canonical(groups) !== canonical(interfaceOf(previous).groups))
      setGroups(world, eni.id, groups);
    if (profile === undefined) delete instance.iamInstanceProfileArn;
    else instance.iamInstanceProfileArn = profile;
    if (userData === undefined) delete instance.userData;
    else instance.userData = userData;
    if (type !== instance.type) changeInstanceType(world, id, type);
  },
  tagged: (id, { world }) => world.instances.get(id),
  isReady(id, { world }) {
    const state = world.instances.get(id)?.state;
    if (state === undefined || state === 'shutting-down' || state === 'terminated')
      throw notStabilized(`Instance ${id} failed to stabilize. Current state: ${state}`);
    return state === 'running';
  },
  delete: (id, { world }) => terminateInstance(world, id),
  isGone: (id, { world }) => (world.instances.get(id)?.state ?? 'terminated') === 'terminated',
  changed: ({ world }) => world.instanceChanged.event,
};

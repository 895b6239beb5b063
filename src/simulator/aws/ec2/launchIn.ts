import type { LaunchInterface, LaunchVolume, RunInstanceRequest } from '../../world/compute/launchRequest.ts';
import { imagesById } from '../../world/compute/images.ts';
import { templateData, type LaunchTemplateData } from '../../world/compute/launchTemplates.ts';
import { AwsFault } from '../../world/fault.ts';
import type { World } from '../../world/world.ts';
import { optionalFlag, optionalNumber, optionalText } from './input.ts';
import { structure, structures, texts, type Input } from '../inputMembers.ts';
import { launchData } from './launchData.ts';
import { launchTemplateIn } from './launchTemplateIn.ts';

/** GiB of the root volume when neither the request nor the image says. */
const usualVolumeGiB = 8;
const rootDevices = ['/dev/xvda', '/dev/sda1'];

/** What a request to launch asks for: its own members over those of the launch template it names. */
export function launchIn(world: World, input: Input): LaunchTemplateData {
  const named = structure(input, 'LaunchTemplate');
  const own = launchData(input);
  if (Object.keys(named).length === 0) return own;
  const version = optionalText(named, 'Version') ?? '$Default';
  return { ...asTexts(templateData(world, launchTemplateIn(world, named).id, version)), ...own };
}

/** Templates of CloudFormation have numbers and flags; on the wire everything is text. */
function asTexts(value: LaunchTemplateData): LaunchTemplateData {
  return JSON.parse(
    JSON.stringify(value, (_name, member: unknown) =>
      typeof member === 'number' || typeof member === 'boolean' ? String(member) : member,
    ),
  ) as LaunchTemplateData;
}

/** The launch of one instance, but for its tags. */
export function launchOf(world: World, data: LaunchTemplateData): Omit<RunInstanceRequest, 'tags'> {
  const imageId = optionalText(data, 'ImageId');
  if (imageId === undefined) throw new AwsFault('MissingParameter', 'The request must contain the parameter ImageId');
  const [keyName, userData] = [optionalText(data, 'KeyName'), optionalText(data, 'UserData')];
  const profile = profileIn(world, structure(data, 'IamInstanceProfile'));
  return {
    type: optionalText(data, 'InstanceType') ?? 't3.micro',
    imageId,
    ...interfacesIn(data),
    ...volumesIn(data, imagesById(world).get(imageId)?.rootVolumeGiB ?? usualVolumeGiB),
    ...metadataIn(structure(data, 'MetadataOptions')),
    terminationProtected: optionalText(data, 'DisableApiTermination') === 'true',
    ...(profile !== undefined && { iamInstanceProfileArn: profile }),
    ...(keyName !== undefined && { keyName }),
    ...(userData !== undefined && { userData }),
  };
}

/** Interfaces are given in a list, or the one interface beside the instance's other members. */
function interfacesIn(data: LaunchTemplateData) {
  const listed = structures(data, 'NetworkInterfaces');
  const sorted = listed.toSorted((a, b) => indexOf(a) - indexOf(b));
  const [primary = data, ...others] = sorted;
  const groups = listed.length > 0 ? texts(primary, 'Groups') : texts(data, 'SecurityGroupIds');
  const { interfaceId, ...first } = interfaceIn({ ...primary, Groups: groups });
  if (first.subnetId === '' && interfaceId === undefined)
    throw new AwsFault('VPCIdNotSpecified', 'No default VPC for this user');
  const associatePublicIp = optionalFlag(primary, 'AssociatePublicIpAddress');
  return {
    ...first,
    ...(interfaceId !== undefined && { primaryInterfaceId: interfaceId }),
    ...(associatePublicIp !== undefined && { associatePublicIp }),
    otherInterfaces: others.map((each) => ({
      ...interfaceIn(each),
      subnetId: optionalText(each, 'SubnetId') ?? first.subnetId,
    })),
  };
}

function interfaceIn(input: Input): LaunchInterface {
  const interfaceId = optionalText(input, 'NetworkInterfaceId');
  const [address, description] = [optionalText(input, 'PrivateIpAddress'), optionalText(input, 'Description')];
  const secondary = optionalNumber(input, 'SecondaryPrivateIpAddressCount');
  const prefixes = optionalNumber(input, 'Ipv4PrefixCount');
  const card = optionalNumber(input, 'NetworkCardIndex');
  const deleteOnTermination = optionalFlag(input, 'DeleteOnTermination');
  return {
    subnetId: optionalText(input, 'SubnetId') ?? '',
    groups: texts(input, 'Groups'),
    deviceIndex: indexOf(input),
    ...(interfaceId !== undefined && { interfaceId }),
    ...(address !== undefined && { privateIpAddress: address }),
    ...(description !== undefined && { description }),
    ...(secondary !== undefined && { secondaryPrivateIpAddressCount: secondary }),
    ...(prefixes !== undefined && { ipv4PrefixCount: prefixes }),
    ...(card !== undefined && { networkCardIndex: card }),
    ...(deleteOnTermination !== undefined && { deleteOnTermination }),
  };
}

function indexOf(input: Input): number {
  return optionalNumber(input, 'DeviceIndex') ?? 0;
}

function volumesIn(data: LaunchTemplateData, imageGiB: number) {
  const mappings = structures(data, 'BlockDeviceMappings').map((mapping) => ({
    device: optionalText(mapping, 'DeviceName') ?? '/dev/xvda',
    ebs: structure(mapping, 'Ebs'),
  }));
  const root = mappings.find(({ device }) => rootDevices.includes(device));
  const rootVolumeGiB = optionalNumber(root?.ebs ?? {}, 'VolumeSize') ?? imageGiB;
  if (rootVolumeGiB < imageGiB)
    throw new AwsFault(
      'InvalidBlockDeviceMapping',
      `Volume of size ${rootVolumeGiB}GB is smaller than snapshot, expect size >= ${imageGiB}GB`,
    );
  return {
    rootVolumeGiB,
    rootVolume: volumeIn(root?.ebs ?? {}),
    otherVolumes: mappings
      .filter((mapping) => mapping !== root)
      .map(({ device, ebs }): LaunchVolume => ({
        device,
        deleteOnTermination: false,
        ...volumeIn(ebs),
        sizeGiB: optionalNumber(ebs, 'VolumeSize') ?? 0,
        tags: {},
      })),
  };
}

function volumeIn(ebs: Input): RunInstanceRequest['rootVolume'] & object {
  const [type, encrypted] = [optionalText(ebs, 'VolumeType'), optionalFlag(ebs, 'Encrypted')];
  const [iops, throughput] = [optionalNumber(ebs, 'Iops'), optionalNumber(ebs, 'Throughput')];
  const deleteOnTermination = optionalFlag(ebs, 'DeleteOnTermination');
  return {
    ...(type !== undefined && { type }),
    ...(encrypted !== undefined && { encrypted }),
    ...(iops !== undefined && { iops }),
    ...(throughput !== undefined && { throughput }),
    ...(deleteOnTermination !== undefined && { deleteOnTermination }),
  };
}

function metadataIn(options: Input): Pick<RunInstanceRequest, 'metadataOptions'> {
  if (Object.keys(options).length === 0) return {};
  return {
    metadataOptions: {
      httpTokens: optionalText(options, 'HttpTokens') === 'optional' ? 'optional' : 'required',
      hopLimit: optionalNumber(options, 'HttpPutResponseHopLimit') ?? 2,
      httpEndpoint: optionalText(options, 'HttpEndpoint') === 'disabled' ? 'disabled' : 'enabled',
    },
  };
}

function profileIn(world: World, input: Input): string | undefined {
  const [arn, name] = [optionalText(input, 'Arn'), optionalText(input, 'Name')];
  if (arn === undefined && name === undefined) return undefined;
  const found = [...world.instanceProfiles.values()].find((each) => each.arn === arn || each.name === name);
  if (found !== undefined) return found.arn;
  const [member, value] = arn === undefined ? ['name', name] : ['arn', arn];
  throw new AwsFault(
    'InvalidParameterValue',
    `Value (${value}) for parameter iamInstanceProfile.${member} is invalid. Invalid IAM Instance Profile ${member === 'name' ? 'name' : 'ARN'}`,
  );
}

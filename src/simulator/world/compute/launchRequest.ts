import { limitsOf } from '../../../domain/instanceTypes/instanceTypes.ts';
import { AwsFault } from '../fault.ts';
import { notFound } from '../resourceIds.ts';
import type { MetadataOptions } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { architectureOf } from './architecture.ts';
import { checkCapacity } from './capacity.ts';
import { imagesById } from './images.ts';
import type { CreateVolumeRequest } from './volumes.ts';

/** An interface to make, or one that is there, for an instance to start with beside its primary one. */
export interface LaunchInterface {
  /** An interface that exists; the other members, but for the indices, are not looked at then. */
  readonly interfaceId?: string;
  readonly subnetId: string;
  readonly groups: readonly string[];
  readonly description?: string;
  readonly privateIpAddress?: string;
  readonly secondaryPrivateIpAddressCount?: number;
  readonly ipv4PrefixCount?: number;
  readonly deviceIndex: number;
  readonly networkCardIndex?: number;
  readonly deleteOnTermination?: boolean;
}

/** A volume to start with beside the root volume. */
export interface LaunchVolume extends Omit<CreateVolumeRequest, 'zone'> {
  readonly device: string;
  readonly deleteOnTermination: boolean;
}

export interface RunInstanceRequest {
  readonly type: string;
  readonly imageId: string;
  readonly subnetId: string;
  /** Ids of security groups; none means the VPC's default group. */
  readonly groups: readonly string[];
  readonly privateIpAddress?: string;
  readonly secondaryPrivateIpAddressCount?: number;
  readonly ipv4PrefixCount?: number;
  /** An interface that exists, to be the primary one in place of a new one. */
  readonly primaryInterfaceId?: string;
  /** By default as the subnet says. */
  readonly associatePublicIp?: boolean;
  readonly iamInstanceProfileArn?: string;
  readonly keyName?: string;
  readonly interfaceTags?: Tags;
  readonly otherInterfaces?: readonly LaunchInterface[];
  readonly volumeTags?: Tags;
  readonly rootVolumeGiB: number;
  /** What else is asked of the root volume. */
  readonly rootVolume?: Partial<
    Pick<LaunchVolume, 'type' | 'iops' | 'throughput' | 'encrypted' | 'deleteOnTermination'>
  >;
  readonly otherVolumes?: readonly LaunchVolume[];
  readonly metadataOptions?: MetadataOptions;
  readonly terminationProtected?: boolean;
  readonly tags: Tags;
  /** Base64, as EC2 takes it. */
  readonly userData?: string;
  /** The launch it is part of, where that has several instances. */
  readonly reservationId?: string;
}

/** Most bytes of user data, as it is before base64. */
const userDataLimit = 16 * 1024;

/** Refuses a launch that EC2 would refuse before it makes anything. */
export function checkLaunch(world: World, request: RunInstanceRequest, zone: string): void {
  const { type, imageId, keyName, userData } = request;
  if (limitsOf(type) === undefined)
    throw new AwsFault('InvalidParameterValue', `Invalid value '${type}' for InstanceType.`);
  const image = imagesById(world).get(imageId);
  if (image === undefined) throw notFound('image', imageId);
  const architecture = architectureOf(type);
  if (image.architecture !== architecture)
    throw new AwsFault(
      'InvalidParameterValue',
      `The architecture '${architecture}' of the specified instance type does not match the architecture '${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
    );
  if (keyName !== undefined && !world.keyPairs.has(keyName))
    throw new AwsFault('InvalidKeyPair.NotFound', `The key pair '${keyName}' does not exist`);
  if (userData !== undefined && Buffer.from(userData, 'base64').length > userDataLimit)
    throw new AwsFault('InvalidParameterValue', `User data is limited to ${userDataLimit} bytes`);
  checkCapacity(world, type, zone);
}

import type { Operation } from '../operation.ts';
import { attachVolume } from './attachVolume.ts';
import { createKeyPair } from './createKeyPair.ts';
import { createLaunchTemplate } from './createLaunchTemplate.ts';
import { createLaunchTemplateVersion } from './createLaunchTemplateVersion.ts';
import { createTags } from './createTags.ts';
import { createVolume } from './createVolume.ts';
import { deleteKeyPair } from './deleteKeyPair.ts';
import { deleteLaunchTemplate } from './deleteLaunchTemplate.ts';
import { deleteLaunchTemplateVersions } from './deleteLaunchTemplateVersions.ts';
import { deleteTags } from './deleteTags.ts';
import { deleteVolume } from './deleteVolume.ts';
import { describeAccountAttributes } from './describeAccountAttributes.ts';
import { describeAvailabilityZones } from './describeAvailabilityZones.ts';
import { describeImages } from './describeImages.ts';
import { describeInstanceAttribute } from './describeInstanceAttribute.ts';
import { describeInstanceStatus } from './describeInstanceStatus.ts';
import { describeInstanceTypeOfferings } from './describeInstanceTypeOfferings.ts';
import { describeInstanceTypes } from './describeInstanceTypes.ts';
import { describeInstances } from './describeInstances.ts';
import { describeKeyPairs } from './describeKeyPairs.ts';
import { describeLaunchTemplateVersions } from './describeLaunchTemplateVersions.ts';
import { describeLaunchTemplates } from './describeLaunchTemplates.ts';
import { describeRegions } from './describeRegions.ts';
import { describeTags } from './describeTags.ts';
import { describeVolumes } from './describeVolumes.ts';
import { detachVolume } from './detachVolume.ts';
import { importKeyPair } from './importKeyPair.ts';
import { modifyInstanceAttribute } from './modifyInstanceAttribute.ts';
import { modifyLaunchTemplate } from './modifyLaunchTemplate.ts';
import { modifyVolume } from './modifyVolume.ts';
import { rebootInstances } from './rebootInstances.ts';
import { runInstances } from './runInstances.ts';
import { startInstances } from './startInstances.ts';
import { stopInstances } from './stopInstances.ts';
import { terminateInstances } from './terminateInstances.ts';

/** The operations on instances, volumes, images, keys, launch templates and tags, by action name. */
export const computeOperations: Readonly<Record<string, Operation>> = {
  AttachVolume: attachVolume,
  CreateKeyPair: createKeyPair,
  CreateLaunchTemplate: createLaunchTemplate,
  CreateLaunchTemplateVersion: createLaunchTemplateVersion,
  CreateTags: createTags,
  CreateVolume: createVolume,
  DeleteKeyPair: deleteKeyPair,
  DeleteLaunchTemplate: deleteLaunchTemplate,
  DeleteLaunchTemplateVersions: deleteLaunchTemplateVersions,
  DeleteTags: deleteTags,
  DeleteVolume: deleteVolume,
  DescribeAccountAttributes: describeAccountAttributes,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeImages: describeImages,
  DescribeInstanceAttribute: describeInstanceAttribute,
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeInstanceTypeOfferings: describeInstanceTypeOfferings,
  DescribeInstanceTypes: describeInstanceTypes,
  DescribeInstances: describeInstances,
  DescribeKeyPairs: describeKeyPairs,
  DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
  DescribeLaunchTemplates: describeLaunchTemplates,
  DescribeRegions: describeRegions,
  DescribeTags: describeTags,
  DescribeVolumes: describeVolumes,
  DetachVolume: detachVolume,
  ImportKeyPair: importKeyPair,
  ModifyInstanceAttribute: modifyInstanceAttribute,
  ModifyLaunchTemplate: modifyLaunchTemplate,
  ModifyVolume: modifyVolume,
  RebootInstances: rebootInstances,
  RunInstances: runInstances,
  StartInstances: startInstances,
  StopInstances: stopInstances,
  TerminateInstances: terminateInstances,
};

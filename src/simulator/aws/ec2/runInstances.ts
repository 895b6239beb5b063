import { runInstance } from '../../world/compute/instances.ts';
import type { Operation } from '../operation.ts';
import {
  optionalFlag,
  optionalNumber,
  optionalText,
  requiredText,
  structures,
  tagSpecification,
  texts,
  type Input,
} from './input.ts';
import { instanceItem } from './items/instanceItem.ts';

/** GiB of the root volume of Amazon's own images. */
const imageVolumeGiB = 8;

/** Launches instances into a subnet that the request names; there is no default VPC. */
export const runInstances: Operation = ({ world, input }) => {
  const count = Math.max(1, optionalNumber(input, 'MaxCount') ?? 1);
  const [network = input] = structures(input, 'NetworkInterface');
  const keyName = optionalText(input, 'KeyName');
  const userData = optionalText(input, 'UserData');
  const privateIpAddress = optionalText(network, 'PrivateIpAddress');
  const associatePublicIp = optionalFlag(network, 'AssociatePublicIpAddress');
  const instances = Array.from({ length: count }, () =>
    runInstance(world, {
      type: optionalText(input, 'InstanceType') ?? 't3.micro',
      imageId: requiredText(input, 'ImageId'),
      subnetId: requiredText(network, 'SubnetId'),
      groups: texts(network, 'SecurityGroupId'),
      rootVolumeGiB: rootVolume(input) ?? imageVolumeGiB,
      tags: tagSpecification(input, 'instance'),
      volumeTags: tagSpecification(input, 'volume'),
      interfaceTags: tagSpecification(input, 'network-interface'),
      ...(keyName !== undefined && { keyName }),
      ...(userData !== undefined && { userData }),
      ...(privateIpAddress !== undefined && { privateIpAddress }),
      ...(associatePublicIp !== undefined && { associatePublicIp }),
    }),
  );
  return {
    reservationId: instances[0]?.reservationId,
    ownerId: world.account,
    groupSet: [],
    instancesSet: instances.map((instance) => instanceItem(world, instance)),
  };
};

function rootVolume(input: Input): number | undefined {
  const [device] = structures(input, 'BlockDeviceMapping');
  const ebs = device?.['Ebs'];
  return typeof ebs === 'object' && ebs !== null ? optionalNumber(ebs as Input, 'VolumeSize') : undefined;
}

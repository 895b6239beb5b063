import {
  DescribeAddressesCommand,
  DescribeKeyPairsCommand,
  paginateDescribeLaunchTemplates,
  paginateDescribeVolumes,
} from '@aws-sdk/client-ec2';
import { awsCall } from '../awsCall.ts';
import { describeInstances } from '../instances.ts';
import { allPages } from '../pages.ts';
import { tagRecord } from '../tags.ts';
import type { Reader } from './reader.ts';

/** Instances of the VPC, and of the cluster wherever they are. */
export const readInstances: Reader = async (clients, { vpcId, clusterName }, signal) => {
  const found = await Promise.all([
    describeInstances(clients, { clusterName }, signal),
    vpcId === undefined ? [] : describeInstances(clients, { vpcId }, signal),
  ]);
  const byId = new Map(found.flat().map((instance) => [instance.id, instance]));
  return [...byId.values()].map((instance) => ({
    kind: 'instance',
    id: instance.id,
    name: instance.name ?? instance.id,
    tags: instance.tags,
    status: instance.state,
    vpcId: instance.vpcId,
    subnetId: instance.subnetId,
    createdAt: instance.launchedAt,
    type: instance.type,
  }));
};

/** Every volume of the region: those of instances are told apart by them, those of claims by their tags. */
export const readVolumes: Reader = async ({ ec2 }, _place, signal) => {
  const found = await allPages(
    'ec2:DescribeVolumes',
    signal,
    paginateDescribeVolumes({ client: ec2 }, {}, { abortSignal: signal }),
    ({ Volumes }) => Volumes,
  );
  return found.map((volume) => {
    const [id, tags] = [volume.VolumeId ?? '', tagRecord(volume.Tags)];
    return {
      kind: 'volume',
      id,
      name: tags['kubernetes.io/created-for/pvc/name'] ?? tags['Name'] ?? id,
      tags,
      status: volume.State,
      instanceId: volume.Attachments?.[0]?.InstanceId,
      createdAt: volume.CreateTime?.getTime(),
      type: volume.VolumeType,
      sizeGib: volume.Size,
    };
  });
};

export const readElasticIps: Reader = async ({ ec2 }, _place, signal) => {
  const { Addresses = [] } = await awsCall('ec2:DescribeAddresses', signal, () =>
    ec2.send(new DescribeAddressesCommand({}), { abortSignal: signal }),
  );
  return Addresses.map((address) => ({
    kind: 'elastic-ip',
    id: address.AllocationId ?? '',
    name: address.PublicIp ?? '',
    tags: tagRecord(address.Tags),
    status: address.AssociationId === undefined ? 'free' : 'associated',
    instanceId: address.InstanceId === '' ? undefined : address.InstanceId,
    publicIp: address.PublicIp,
  }));
};

export const readLaunchTemplates: Reader = async ({ ec2 }, _place, signal) => {
  const found = await allPages(
    'ec2:DescribeLaunchTemplates',
    signal,
    paginateDescribeLaunchTemplates({ client: ec2 }, {}, { abortSignal: signal }),
    ({ LaunchTemplates }) => LaunchTemplates,
  );
  return found.map((template) => ({
    kind: 'launch-template',
    id: template.LaunchTemplateId ?? '',
    name: template.LaunchTemplateName ?? '',
    tags: tagRecord(template.Tags),
    createdAt: template.CreateTime?.getTime(),
  }));
};

export const readKeyPairs: Reader = async ({ ec2 }, _place, signal) => {
  const { KeyPairs = [] } = await awsCall('ec2:DescribeKeyPairs', signal, () =>
    ec2.send(new DescribeKeyPairsCommand({}), { abortSignal: signal }),
  );
  return KeyPairs.map(({ KeyName = '', Tags, CreateTime }) => ({
    kind: 'key-pair',
    id: KeyName,
    name: KeyName,
    tags: tagRecord(Tags),
    createdAt: CreateTime?.getTime(),
  }));
};

import {
  AttachNetworkInterfaceCommand,
  CreateNetworkInterfaceCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { openCloud } from '../src/aws/openCloud.ts';
import type { Cloud } from '../src/ports/cloud.ts';
import { imagesOf } from '../src/simulator/world/compute/images.ts';
import type { LargeNode } from './largeCluster.ts';
import type { Ready } from './program.ts';

export const clusterName = 'large';
const instances = 1000;
const clients = 16;
const secondaries = 5;

export interface LargeAccount {
  readonly cloud: Cloud;
  readonly vpcId: string;
  readonly nodes: readonly LargeNode[];
}

/** Fills the simulator's account with a thousand t3.medium of three interfaces each, every address of them assigned. */
export async function largeAccount(ready: Ready): Promise<LargeAccount> {
  const { endpoint, region, accessKeyId, secretAccessKey } = ready;
  const ec2 = new EC2Client({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock: '10.0.0.0/17' }));
  const launched = await ec2.send(
    new RunInstancesCommand({
      ImageId: imagesOf({ region })[0]?.id,
      InstanceType: 't3.medium',
      NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: Subnet?.SubnetId, SecondaryPrivateIpAddressCount: secondaries }],
      MinCount: instances,
      MaxCount: instances,
      TagSpecifications: [
        { ResourceType: 'instance', Tags: [{ Key: `kubernetes.io/cluster/${clusterName}`, Value: 'owned' }] },
      ],
    }),
  );
  const ids = (launched.Instances ?? []).flatMap(({ InstanceId }) => InstanceId ?? []);
  const attach = async (index: number) => {
    const InstanceId = ids[index >> 1];
    const made = await ec2.send(
      new CreateNetworkInterfaceCommand({
        SubnetId: Subnet?.SubnetId,
        Description: `aws-K8S-${InstanceId}`,
        SecondaryPrivateIpAddressCount: secondaries,
      }),
    );
    const { NetworkInterfaceId } = made.NetworkInterface ?? {};
    await ec2.send(new AttachNetworkInterfaceCommand({ InstanceId, NetworkInterfaceId, DeviceIndex: 1 + (index & 1) }));
  };
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < 2 * ids.length; index = next++) await attach(index);
  };
  await Promise.all(Array.from({ length: clients }, work));
  ec2.destroy();
  const cloud = openCloud({ region, endpoint, credentials: { kind: 'keys', accessKeyId, secretAccessKey } });
  return { cloud, vpcId: Vpc?.VpcId ?? '', nodes: await nodesOf(cloud, Vpc?.VpcId ?? '') };
}

async function nodesOf({ compute }: Cloud, vpcId: string): Promise<readonly LargeNode[]> {
  const { signal } = new AbortController();
  const interfaces = Map.groupBy(await compute.networkInterfaces({ vpcId }, signal), (each) => each.instanceId);
  return (await compute.instances({ vpcId }, signal)).map(({ id, privateIp = '' }) => ({
    name: `ip-${privateIp.replaceAll('.', '-')}.ap-northeast-2.compute.internal`,
    instanceId: id,
    privateIp,
    addresses: (interfaces.get(id) ?? []).flatMap(({ addresses }) => addresses.slice(1)),
  }));
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClusterControlPlane } from '../../../src/simulator/control/clusterControlPlane.ts';
import { nodes, pods, replicaSets } from '../../../src/simulator/kubernetes/kinds.ts';
import { nodeAddress } from '../../../src/simulator/kubernetes/objects/node.ts';
import { primaryInterface } from '../../../src/simulator/world/compute/instanceLife.ts';
import { lab2023 } from '../../../src/simulator/presets/lab2023/lab2023.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';

const hour = 3_600_000;

let simulator: Simulator;
let controlPlane: ClusterControlPlane;

beforeAll(async () => {
  const onError = (error: unknown) => {
    throw error;
  };
  const preset = lab2023;
  simulator = await startSimulator({ region: 'ap-northeast-2', speed: 60, port: 0, seed: 12, preset, onError });
  const started = simulator.eks.controlPlane('myeks');
  if (!(started instanceof ClusterControlPlane)) throw new Error('no control plane');
  controlPlane = started;
});

afterAll(() => simulator.dispose());

/** The tables of the post (EKS networking lab, May 2023). */
describe('the lab of 2023 is the one of the post', () => {
  test('instances, newest first', () => {
    const rows = [...simulator.world.instances.values()].toReversed().map((instance) => {
      const primary = primaryInterface(simulator.world, instance);
      return [instance.tags['Name'], primary?.addresses[0], primary?.publicIp, instance.state];
    });
    expect(rows).toEqual([
      ['myeks-ng1-Node', '192.168.3.163', '13.124.28.125', 'running'],
      ['myeks-ng1-Node', '192.168.2.25', '3.37.45.216', 'running'],
      ['myeks-ng1-Node', '192.168.1.251', '3.35.25.161', 'running'],
      ['myeks-bastion-EC2', '192.168.1.100', '52.78.156.220', 'running'],
    ]);
  });

  test('pods and their addresses', () => {
    const rows = controlPlane.api.store
      .list(pods, 'kube-system')
      .map(({ metadata, status }) => `${metadata.name} ${status.podIP} ${status.phase}`);
    expect(rows).toEqual([
      'aws-node-bfrv9 192.168.1.251 Running',
      'aws-node-gtk94 192.168.2.25 Running',
      'aws-node-r6spn 192.168.3.163 Running',
      'coredns-6777fcd775-2xfgg 192.168.2.55 Running',
      'coredns-6777fcd775-ftgxw 192.168.3.225 Running',
      'kube-proxy-hqfrl 192.168.1.251 Running',
      'kube-proxy-jg2nz 192.168.2.25 Running',
      'kube-proxy-xmtkn 192.168.3.163 Running',
    ]);
    expect(controlPlane.api.store.list(replicaSets).map(({ metadata }) => metadata.name)).toEqual([
      'coredns-6777fcd775',
    ]);
  });

  test('nodes: fifteen hours old, of 1.24 on Amazon Linux 2, with 17 places', () => {
    const all = controlPlane.api.store.list(nodes);
    expect(all.map((node) => [nodeAddress(node, 'InternalIP'), nodeAddress(node, 'ExternalIP')])).toEqual([
      ['192.168.1.251', '3.35.25.161'],
      ['192.168.2.25', '3.37.45.216'],
      ['192.168.3.163', '13.124.28.125'],
    ]);
    for (const { metadata, status } of all) {
      const age = (Date.now() - Date.parse(metadata.creationTimestamp ?? '')) / hour;
      expect(Math.floor(age)).toBe(15);
      expect(status.allocatable).toMatchObject({
        'attachable-volumes-aws-ebs': '25',
        cpu: '1930m',
        'ephemeral-storage': '27905944324',
        memory: '3388360Ki',
        pods: '17',
      });
      expect(status.nodeInfo).toMatchObject({
        kubeletVersion: 'v1.24.11-eks-a59e1f0',
        osImage: 'Amazon Linux 2',
        kernelVersion: '5.10.176-157.645.amzn2.x86_64',
        containerRuntimeVersion: 'containerd://1.6.19',
      });
    }
  });

  test('images of the add-ons', () => {
    const images = controlPlane.api.store
      .list(pods, 'kube-system')
      .flatMap(({ spec }) => spec.containers.map(({ image }) => image.replace(/^.*amazonaws.com\//, '')));
    expect([...new Set(images)].toSorted()).toEqual([
      'amazon-k8s-cni:v1.12.6-eksbuild.1',
      'eks/coredns:v1.9.3-eksbuild.3',
      'eks/kube-proxy:v1.24.10-minimal-eksbuild.2',
    ]);
    expect(images).toHaveLength(8);
  });

  test('interfaces: eth0 alone where no pod is, and the hardware addresses behind the link-local ones', () => {
    const interfaces = new Map(
      [...simulator.world.instances.values()].map(({ interfaceIds }) => {
        const all = interfaceIds.flatMap((id) => simulator.world.networkInterfaces.get(id) ?? []);
        return [all[0]?.addresses[0], all.map(({ addresses, macAddress }) => [addresses[0], macAddress])];
      }),
    );
    expect(interfaces.get('192.168.1.251')).toEqual([['192.168.1.251', '02:88:34:d9:c2:bc']]);
    expect(interfaces.get('192.168.2.25')).toEqual([
      ['192.168.2.25', '06:cb:6c:ec:76:fe'],
      ['192.168.2.171', '06:05:c7:6f:42:4a'],
    ]);
    expect(interfaces.get('192.168.3.163')).toHaveLength(2);
  });

  test('the role of aws-node, by eksctl’s add-on stack', () => {
    const addon = simulator.world.clusters.get('myeks')?.addons.get('vpc-cni');
    expect(addon?.serviceAccountRoleArn).toMatch(/:role\/eksctl-myeks-addon-vpc-cni-Role1-VZQZBS1G4IX8$/);
    const names = simulator.stacks.all().map(({ request, status }) => `${request.name} ${status}`);
    expect(names.toSorted()).toEqual([
      'eksctl-myeks-addon-vpc-cni CREATE_COMPLETE',
      'eksctl-myeks-cluster CREATE_COMPLETE',
      'eksctl-myeks-nodegroup-ng1 CREATE_COMPLETE',
      'myeks CREATE_COMPLETE',
    ]);
  });

  test('exactly one security group has ng1 in its name', () => {
    const names = [...simulator.world.securityGroups.values()].map(({ name }) => name);
    expect(names.filter((name) => name.includes('ng1'))).toEqual(['eksctl-myeks-nodegroup-ng1-remoteAccess']);
  });
});

test('nothing recorded is left over: what comes now is computed', () => {
  expect(simulator.world.recorded.pending).toEqual([]);
});

test('EKS makes no other cluster of that version', () => {
  const { subnetIds = [], roleArn = '' } = simulator.world.clusters.get('myeks') ?? {};
  expect(() => simulator.eks.createCluster({ name: 'another', version: '1.24', roleArn, subnetIds })).toThrow(
    'unsupported Kubernetes version 1.24',
  );
});

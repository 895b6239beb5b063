import { parseCniSettings } from '../../src/domain/cni/cniSettings.ts';
import type { PodView, Snapshot } from '../../src/model/snapshot.ts';
import { eni, node, pending, pod, snapshot, tooManyPods } from './snapshots.ts';

const networks = ['192.168.1', '192.168.2', '192.168.3'];

/**
 * The lab with 41 replicas: three t3.medium of a managed group are full (two coredns, three netshoot, 40 nginx), and one pod
 * is left over. The subnets are /24, of which the nodes hold 18 addresses each.
 */
export const labCluster: Snapshot = (() => {
  const nodes = networks.map((network, index) => {
    const enis = [0, 1, 2].map((device) => ({ ...eni(device, network, { pods: 5 }), subnetId: `subnet-${index}` }));
    const zone = `ap-northeast-2${'abc'[index] ?? ''}`;
    const group = { kind: 'managed', name: 'ng1' } as const;
    return node(network, enis, { zone, group, externalIp: `198.18.0.${index + 1}` });
  });
  const waiting = [pending('nginx-deployment-6fb79bc456-49nnq', tooManyPods)];
  const owner = (name: string) => ({ kind: 'ReplicaSet', name });
  const deployed = (prefix: string, namespace: string, count: number): PodView[] =>
    Array.from({ length: count }, (_, index) => {
      const nodeName = nodes[index % nodes.length]?.name;
      return pod(`${prefix}-${index}`, { namespace, owner: owner(prefix), nodeName, ip: `192.168.1.${index + 100}` });
    });
  const pods = [
    ...nodes.flatMap(({ hostNetworkPods, name }) => hostNetworkPods.map((each) => ({ ...each, nodeName: name }))),
    ...deployed('coredns-6777fcd775', 'kube-system', 2),
    ...deployed('netshoot-pod-7757d5dd99', 'default', 3),
    ...deployed('nginx-deployment-6fb79bc456', 'default', 40),
    ...waiting.map((each) => ({ ...each.pod, owner: owner('nginx-deployment-6fb79bc456') })),
  ];
  const deployment = (namespace: string, name: string, replicas: number) => ({
    uid: `uid-${name}`,
    name,
    namespace,
    createdAt: 0,
    deletedAt: undefined,
    labels: {},
    replicas,
    readyReplicas: replicas,
  });
  return {
    ...snapshot(nodes, waiting),
    pods: new Map(pods.map((each) => [each.key, each])),
    deployments: [
      deployment('default', 'netshoot-pod', 3),
      deployment('default', 'nginx-deployment', 41),
      deployment('kube-system', 'coredns', 2),
    ],
    cni: parseCniSettings({ WARM_PREFIX_TARGET: '1' }, 'amazon-k8s-cni:v1.21.1-eksbuild.1'),
    network: {
      vpcId: 'vpc-1',
      cidrs: ['192.168.0.0/16'],
      subnets: networks.map((network, index) => ({
        id: `subnet-${index}`,
        name: `myeks-PublicSubnet${index + 1}`,
        zone: `ap-northeast-2${'abc'[index] ?? ''}`,
        cidr: `${network}.0/24`,
        availableIps: 233,
        isPublic: true,
        routes: [],
      })),
    },
  };
})();

import { parseCniSettings } from '../../src/domain/cni/cniSettings.ts';
import type { EniView, NodeView, Snapshot } from '../../src/model/snapshot.ts';
import { eni, node, snapshot } from './snapshots.ts';

const zones = [1, 2, 3];

const placed = (zone: number, device: number, pods: number): EniView => ({
  ...eni(device, `192.168.${zone}`, { pods, warm: 5 - pods }),
  subnetId: `subnet-${zone}`,
});

const worker = (zone: number): NodeView =>
  node(`192.168.${zone}`, [placed(zone, 0, 3), placed(zone, 1, 2)], { externalIp: `198.51.100.${zone}` });

/** A cluster whose VPC is known: three nodes with two ENIs each in public subnets, and CNI 1.21.1 as it comes. */
export const pathCluster: Snapshot = (() => {
  const nodes = zones.map(worker);
  const pods = nodes.flatMap(({ enis }) => enis.flatMap(({ slots }) => slots.flatMap((slot) => slot.pods)));
  return {
    ...snapshot(nodes),
    cni: parseCniSettings({}, 'amazon-k8s-cni:v1.21.1-eksbuild.1'),
    network: {
      vpcId: 'vpc-0a1',
      cidrs: ['192.168.0.0/16'],
      subnets: zones.map((zone) => ({
        id: `subnet-${zone}`,
        name: `public ${zone}`,
        zone: `ap-northeast-2${'abc'[zone - 1] ?? ''}`,
        cidr: `192.168.${zone}.0/24`,
        availableIps: 240,
        isPublic: true,
        routes: [
          { destination: '192.168.0.0/16', target: 'local' },
          { destination: '0.0.0.0/0', target: 'igw-0c9e1f2a3b4c5d6e7' },
        ],
      })),
    },
    pods: new Map(pods.map((pod) => [pod.key, pod])),
  };
})();

/** The same with the node leaving addresses as they are. */
export const externalSnatCluster: Snapshot = {
  ...pathCluster,
  cni: parseCniSettings({ AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true' }, 'amazon-k8s-cni:v1.21.1-eksbuild.1'),
};

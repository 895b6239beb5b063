import type { Resources } from '../../src/ports/cluster.ts';
import { pendingPods } from '../../src/model/pendingPods.ts';
import type { PodView, Snapshot } from '../../src/model/snapshot.ts';
import { eni, node, now, pod, snapshot } from '../panel/snapshots.ts';

const Mi = 1024 * 1024;
/** A t3.medium of EKS 1.34 on AL2023. */
const allocatable: Resources = { cpu: 1930, memory: 3_371_436 * 1024 };
const preemption = (nodes: number) =>
  `no new claims to deallocate, preemption: 0/${nodes} nodes are available: ${nodes} No preemption victims found for ` +
  'incoming pod.';

export const cpuText = `0/3 nodes are available: 1 Insufficient cpu, 2 Too many pods. ${preemption(3)}`;
export const noAddressText =
  `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "${'3f1c'.repeat(16)}"` +
  ': plugin type="aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container';
export const pickyText =
  "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) didn't match Pod's node affinity/selector. " +
  'no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.';
export const staleText = `0/3 nodes are available: 3 Too many pods. ${preemption(3)}`;

function waiting(name: string, more: Partial<PodView>): PodView {
  const owner = { kind: 'ReplicaSet', name: name.replace(/-\w+$/, '') };
  return pod(name, { phase: 'Pending', status: 'Pending', ready: false, owner, createdAt: now - 95_000, ...more });
}

/** Everything a pod can wait for at once: CPU, an address, a label, and a scheduler that has not looked yet. */
export const waitingCluster: Snapshot = (() => {
  const group = { kind: 'managed', name: 'ng1' } as const;
  const full = (network: string) =>
    node(network, [eni(0, network, { pods: 5 }), eni(1, network, { pods: 5 }), eni(2, network, { pods: 5 })], {
      group,
      allocatable,
      requested: { cpu: 250, memory: 140 * Mi },
    });
  const busy = node('192.168.3', [eni(0, '192.168.3', { pods: 5 })], {
    group,
    allocatable,
    requested: { cpu: 1850, memory: 500 * Mi },
    taints: [{ key: 'dedicated', value: 'batch', effect: 'PreferNoSchedule' }],
  });
  const pods = [
    ...['4xk2p', '9vqzt'].map((hash) =>
      waiting(`crunch-7d9c5b6f4-${hash}`, {
        requests: { cpu: 500, memory: 256 * Mi },
        unschedulable: cpuText,
        schedulerSpokeAt: now - 94_000,
      }),
    ),
    waiting('nginx-deployment-6fb79bc456-7hb2c', {
      nodeName: busy.name,
      status: 'ContainerCreating',
      addressFailure: noAddressText,
    }),
    waiting('picky-5c8d7f9b66-abcde', {
      nodeSelector: { disktype: 'ssd' },
      unschedulable: pickyText,
      schedulerSpokeAt: now - 90_000,
    }),
    waiting('late-66f9d8c7b5-fghij', { unschedulable: staleText, schedulerSpokeAt: now - 90_000 }),
    waiting('new-66f9d8c7b5-klmno', { createdAt: now - 1_000 }),
  ];
  return {
    ...snapshot([full('192.168.1'), full('192.168.2'), busy]),
    pending: pendingPods(pods),
    deployments: ['crunch', 'nginx-deployment'].map((name) => ({
      uid: name,
      name,
      namespace: 'default',
      createdAt: now - 600_000,
      deletedAt: undefined,
      labels: {},
      replicas: 2,
      readyReplicas: 0,
    })),
    network: {
      vpcId: 'vpc-1',
      cidrs: ['192.168.0.0/16'],
      subnets: [
        {
          id: 'subnet-1',
          name: 'myeks-PublicSubnet1',
          zone: 'a',
          cidr: '192.168.1.0/24',
          availableIps: 0,
          isPublic: true,
          routes: [],
        },
      ],
    },
  };
})();

import {
  emptySnapshot,
  type EniView,
  type NodeView,
  type PendingPod,
  type PodView,
  type SlotView,
  type Snapshot,
} from '../../src/model/snapshot.ts';
import { eniView, nodeView, podView } from '../model/plainViews.ts';

/** Snapshots as the model makes them, for tests of what is drawn from them. Times count back from `now`. */
export const now = Date.UTC(2026, 9, 20, 12, 0, 0);

export function pod(name: string, more: Partial<PodView> = {}): PodView {
  return podView(name, { createdAt: now - 159_000, ...more });
}

function daemon(name: string, owner: string, ip: string): PodView {
  return pod(name, { namespace: 'kube-system', hostNetwork: true, ip, owner: { kind: 'DaemonSet', name: owner } });
}

/** An ENI of a t3.medium: its first address, then the pods, warm and cooling addresses asked for. */
export function eni(
  deviceIndex: number,
  network: string,
  counts: { readonly pods: number; readonly warm?: number; readonly cooling?: number },
): EniView {
  const base = 20 + deviceIndex * 40;
  const at = (offset: number) => `${network}.${base + offset}`;
  const slots: SlotView[] = [];
  const add = (use: 'pod' | 'warm' | 'cooling', count: number) => {
    for (let index = 0; index < count; index += 1) {
      const address = at(slots.length + 1);
      const name = `nginx-deployment-6fb79bc456-${deviceIndex}${use.charAt(0)}${slots.length + 1}${network.slice(-1)}x`;
      const pods = use === 'pod' ? [pod(name, { ip: address })] : [];
      const cools = use === 'cooling' ? { freeAt: now + 25_000 } : {};
      slots.push({ address, kind: 'secondary', pods, use, ...cools });
    }
  };
  add('pod', counts.pods);
  add('warm', counts.warm ?? 0);
  add('cooling', counts.cooling ?? 0);
  return eniView(`eni-0${deviceIndex}a1b2c3d4e5f60${network.slice(-1)}`, deviceIndex, at(0), slots);
}

export function node(network: string, enis: readonly EniView[], more: Partial<NodeView> = {}): NodeView {
  const host = `${network}.20`;
  const daemons = [
    daemon(`aws-node-${network.slice(-1)}`, 'aws-node', host),
    daemon(`kube-proxy-${network.slice(-1)}`, 'kube-proxy', host),
  ];
  const placed = enis.flatMap(({ slots }) => slots.flatMap(({ pods }) => pods)).length;
  return nodeView(host, { usedPods: placed + daemons.length, enis, hostNetworkPods: daemons, ...more });
}

/** In the words of Kubernetes 1.36 on three full nodes. */
export const tooManyPods =
  '0/3 nodes are available: 3 Too many pods. no new claims to deallocate, preemption: 0/3 nodes are available: ' +
  '3 No preemption victims found for incoming pod.';

export function pending(name: string, message: string | undefined, age = 159_000): PendingPod {
  return {
    pod: pod(name, { phase: 'Pending', status: 'Pending', ready: false }),
    waitsFor: 'node',
    message,
    since: now - age,
  };
}

/** A connected snapshot whose sources are all live. */
export function snapshot(nodes: readonly NodeView[], waiting: readonly PendingPod[] = []): Snapshot {
  const live = { kind: 'live', at: now } as const;
  return {
    ...emptySnapshot,
    connection: { id: 'practice', name: 'Practice', icon: 'beaker', region: 'ap-northeast-2', clusterName: 'myeks' },
    account: '123456789012',
    sources: { ...emptySnapshot.sources, stack: live, compute: live, cluster: live, deployments: live },
    clusterVersion: '1.36',
    nodes,
    pending: waiting,
  };
}

const fullEnis = (network: string) => [0, 1, 2].map((index) => eni(index, network, { pods: 5 }));

/** Three nodes with room left: warm and cooling addresses, ENIs not attached, a slot without an address. */
export const threeNodes = snapshot([
  node('192.168.1', [eni(0, '192.168.1', { pods: 5 }), eni(1, '192.168.1', { pods: 2, warm: 2, cooling: 1 })]),
  node('192.168.2', [eni(0, '192.168.2', { pods: 3, warm: 1 })]),
  node('192.168.3', [eni(0, '192.168.3', { pods: 4, cooling: 1 }), eni(1, '192.168.3', { pods: 0, warm: 5 })]),
]);

/** The end of the lab's exercise: 17/17 on three nodes, ten pods left over. */
export const fullCluster = snapshot(
  ['192.168.1', '192.168.2', '192.168.3'].map((network) => node(network, fullEnis(network))),
  Array.from({ length: 10 }, (_, index) =>
    pending(`nginx-deployment-6fb79bc456-${index}9nnq`, tooManyPods, index < 4 ? 159_000 : 7_000),
  ),
);

function prefixSlot(block: string, first: string, count: number): SlotView {
  const base = Number(first.split('.')[3]);
  const network = first.split('.').slice(0, 3).join('.');
  const pods = Array.from({ length: count }, (_, index) =>
    pod(`web-${base}-${index}`, { ip: `${network}.${base + index}` }),
  );
  return { address: block, kind: 'prefix', pods, use: count > 0 ? 'pod' : 'warm' };
}

const prefixEni: EniView = {
  ...eni(0, '192.168.1', { pods: 0 }),
  slots: [
    { address: '192.168.1.20', kind: 'primary', pods: [], use: 'primary' },
    prefixSlot('192.168.1.32/28', '192.168.1.32', 16),
    prefixSlot('192.168.1.64/28', '192.168.1.64', 5),
    prefixSlot('192.168.1.96/28', '192.168.1.96', 0),
  ],
};

/** Prefix delegation: a new node held to 110 pods, an old one that still counts 17, and one of another type. */
export const prefixCluster = snapshot([
  node('192.168.1', [prefixEni], { maxPods: 110 }),
  node('192.168.2', [eni(0, '192.168.2', { pods: 2, warm: 3 })], { name: 'old.compute.internal', maxPods: 17 }),
  node('192.168.3', [eni(0, '192.168.3', { pods: 1, warm: 3 })], { type: 'm5.large', maxPods: 29 }),
]);

/** Names as nobody should give them, and everything that can be wrong at once. */
export const weirdCluster: Snapshot = (() => {
  const long = `<img src=x onerror="document.title='owned'">${'n'.repeat(10_000)}`;
  const markup = '<script>document.title="owned"</script><b>bold</b>';
  const [first, ...rest] = eni(0, '192.168.1', { pods: 2 }).slots;
  const slots = [...(first === undefined ? [] : [first]), ...rest.map((slot) => ({ ...slot, pods: [pod(long)] }))];
  const broken = node('192.168.1', [{ ...eni(0, '192.168.1', { pods: 0 }), slots }], {
    ready: false,
    notReadyReason: 'container runtime network not ready: cni plugin not initialized',
    cordoned: true,
    usedPods: 19,
    unplacedPods: [pod(markup)],
  });
  const nameless = node('192.168.2', [], { type: 'zz9.plural', limits: undefined, zone: undefined, maxPods: 8 });
  const base = snapshot(
    [broken, nameless],
    [
      pending(long, `0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint {${markup}: }.`),
      pending('waits-quietly', undefined, 3_000),
      pending('odd-words', 'the scheduler said something nobody expected', 3_600_000),
    ],
  );
  return {
    ...base,
    sources: {
      ...base.sources,
      compute: { kind: 'failed', reason: 'throttled', subject: 'ap-northeast-2', detail: markup, since: now - 60_000 },
    },
  };
})();

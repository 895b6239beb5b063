import { emptySnapshot, type EniView, type NodeView, type PodView, type Snapshot } from '../../src/model/snapshot.ts';
import { eniView, nodeView, podView } from '../model/plainViews.ts';

/**
 * The lab as the exercise has it, made by hand: three t3.medium nodes of 17 pods, with two host-network pods each, two
 * CoreDNS pods, and one netshoot pod per node on an address of a secondary ENI.
 */

const addresses = ['192.168.1.251', '192.168.2.25', '192.168.3.163'];

export function pod(name: string, more: Partial<PodView> = {}): PodView {
  return podView(name, { uid: name, containers: [], ...more });
}

export function eni(deviceIndex: number, primaryIp: string, slots: EniView['slots'] = []): EniView {
  return eniView(`eni-${primaryIp}`, deviceIndex, primaryIp, slots);
}

export function slot(address: string, onIt?: PodView): EniView['slots'][number] {
  return {
    address,
    kind: 'secondary',
    pods: onIt === undefined ? [] : [onIt],
    use: onIt === undefined ? 'warm' : 'pod',
  };
}

export function node(index: number, more: Partial<NodeView> = {}): NodeView {
  const address = addresses[index] ?? `192.168.1.${index}`;
  return nodeView(address, {
    instanceId: `i-${index}`,
    zone: `ap-northeast-2${'abc'[index] ?? 'a'}`,
    externalIp: `3.35.25.16${index}`,
    usedPods: 3,
    enis: [eni(0, address, [slot(`192.168.${index + 1}.10`)])],
    ...more,
  });
}

function systemPods(each: NodeView): readonly PodView[] {
  return ['aws-node', 'kube-proxy'].map((name) =>
    pod(`${name}-${each.shortName}`, {
      namespace: 'kube-system',
      nodeName: each.name,
      ip: each.internalIp,
      hostNetwork: true,
      owner: { kind: 'DaemonSet', name },
    }),
  );
}

export function withPods(snapshot: Snapshot, ...pods: readonly PodView[]): Snapshot {
  return { ...snapshot, pods: new Map([...snapshot.pods, ...pods.map((each) => [each.key, each] as const)]) };
}

const live = { kind: 'live', at: 0 } as const;

export const connected: Snapshot = {
  ...emptySnapshot,
  connection: {
    id: 'aws:lab:ap-northeast-2',
    name: 'lab',
    icon: 'cloud',
    region: 'ap-northeast-2',
    clusterName: 'myeks',
  },
  sources: { ...emptySnapshot.sources, stack: live, compute: { kind: 'none' }, cluster: { kind: 'none' } },
};

function stack(status: string): NonNullable<Snapshot['stack']> {
  return {
    id: 'arn:aws:cloudformation:ap-northeast-2:111122223333:stack/myeks/1',
    name: 'myeks',
    status,
    statusReason: undefined,
    createdAt: 0,
    outputs: new Map(),
    parameters: new Map(),
    resources: [],
  };
}

export const deploying: Snapshot = { ...connected, stack: stack('CREATE_IN_PROGRESS') };

const nodes = [node(0), node(1), node(2)];

/** Deployed and at rest, as chapter 2 finds it. */
export const deployed: Snapshot = withPods(
  {
    ...connected,
    sources: { ...emptySnapshot.sources, stack: live, compute: live, cluster: live },
    stack: stack('CREATE_COMPLETE'),
    nodes,
  },
  ...nodes.flatMap(systemPods),
  ...[1, 2].map((index) =>
    pod(`coredns-6777fcd775-${index}`, {
      namespace: 'kube-system',
      labels: { 'k8s-app': 'kube-dns' },
      nodeName: nodes[index]?.name,
      ip: `192.168.${index + 1}.55`,
      owner: { kind: 'ReplicaSet', name: 'coredns-6777fcd775' },
    }),
  ),
);

export const netshoot = nodes.map((each, index) =>
  pod(`netshoot-pod-7757d5dd99-${index}`, {
    labels: { app: 'netshoot-pod' },
    nodeName: each.name,
    ip: `192.168.${index + 1}.74`,
  }),
);

/** With the three netshoot pods, as chapters 5 to 7 have it. */
export const withNetshoot: Snapshot = withPods(
  {
    ...deployed,
    nodes: nodes.map((each, index) => ({
      ...each,
      enis: [...each.enis, eni(1, `192.168.${index + 1}.171`, [slot(`192.168.${index + 1}.74`, netshoot[index])])],
    })),
  },
  ...netshoot,
);

/** With a pod that the scheduler has refused on all nodes; the text as EKS 1.34 and later write it. */
export function withPending(message: string | undefined): Snapshot {
  const waiting = pod('nginx-deployment-6fb79bc456-49nnq', { status: 'Pending', phase: 'Pending', ready: false });
  return { ...withPods(withNetshoot, waiting), pending: [{ pod: waiting, waitsFor: 'node', message, since: 0 }] };
}

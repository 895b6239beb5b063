import type { NewObject } from '../src/simulator/kubernetes/writes/create.ts';
import type { Pod } from '../src/simulator/kubernetes/objects/pod.ts';

/** A node of the large cluster: an instance with the addresses that its interfaces hold for pods. */
export interface LargeNode {
  readonly name: string;
  readonly instanceId: string;
  readonly privateIp: string;
  readonly addresses: readonly string[];
}

/** As large as a kubelet's own report of a t3.medium without its images. */
export function node({ name, instanceId, privateIp }: LargeNode): NewObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'eks.amazonaws.com/nodegroup': 'ng1',
        'kubernetes.io/hostname': name,
        'node.kubernetes.io/instance-type': 't3.medium',
        'topology.kubernetes.io/zone': 'ap-northeast-2a',
      },
    },
    spec: { providerID: `aws:///ap-northeast-2a/${instanceId}` },
    status: {
      capacity: { cpu: '2', memory: '3943368Ki', pods: '17' },
      allocatable: { cpu: '1930m', memory: '3388360Ki', pods: '17' },
      addresses: [{ type: 'InternalIP', address: privateIp }],
      conditions: [
        { type: 'Ready', status: 'True', reason: 'KubeletReady', message: 'kubelet is posting ready status' },
      ],
      nodeInfo: { kubeletVersion: 'v1.36.2-eks-254016e', osImage: 'Amazon Linux 2023.12.20260928' },
    },
  };
}

/** A running pod of one of a hundred deployments. */
export function pod(number: number, nodeName: string, podIP: string): NewObject {
  const app = `app-${number % 100}`;
  const since = '2026-11-23T09:00:00Z';
  const condition = (type: string) => ({ type, status: 'True', lastProbeTime: null, lastTransitionTime: since });
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: `${app}-6fb79bc456`, uid: app, controller: true };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${app}-6fb79bc456-${number}`,
      labels: { app, 'pod-template-hash': '6fb79bc456' },
      ownerReferences: [owner],
    },
    spec: {
      nodeName,
      containers: [
        {
          name: 'nginx',
          image: 'nginx:alpine',
          ports: [{ containerPort: 80 }],
          env: [{ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
          resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
        },
      ],
    },
    status: {
      phase: 'Running',
      podIP,
      podIPs: [{ ip: podIP }],
      startTime: since,
      conditions: ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(
        condition,
      ),
      containerStatuses: [
        {
          name: 'nginx',
          image: 'docker.io/library/nginx:alpine',
          ready: true,
          started: true,
          restartCount: 0,
          state: { running: { startedAt: since } },
        },
      ],
    },
  };
}

/** The pod after one more restart of its container. */
export function restarted(pod: Pod): Pod {
  const { containerStatuses = [] } = pod.status;
  const next = containerStatuses.map((each) => ({ ...each, restartCount: each.restartCount + 1 }));
  return { ...pod, status: { ...pod.status, containerStatuses: next } };
}

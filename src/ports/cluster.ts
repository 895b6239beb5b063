import type { Disposable } from '../base/disposable.ts';
import type { Taint, Toleration } from '../domain/pending/tolerates.ts';
import type { CniSettings } from '../domain/cni/cniSettings.ts';
import type { BalancerOwners } from './balancerOwners.ts';
import type { NodeDrain } from './nodeDrain.ts';
import type { PodLogs } from './podLogs.ts';

/** What the product needs of a Kubernetes API server: objects trimmed at the edge to what we show. */

export interface ObjectMeta {
  readonly uid: string;
  readonly name: string;
  readonly createdAt: number;
  /** Set once deletion was asked for. */
  readonly deletedAt: number | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

/** Processor in thousandths of a core, memory in bytes. */
export interface Resources {
  readonly cpu: number;
  readonly memory: number;
}

export interface KubernetesNode extends ObjectMeta {
  /** `aws:///<zone>/<instance id>`. */
  readonly providerId: string | undefined;
  readonly ready: boolean;
  /** The kubelet's words when it is not ready. */
  readonly notReadyReason: string | undefined;
  readonly cordoned: boolean;
  readonly internalIp: string | undefined;
  readonly externalIp: string | undefined;
  readonly allocatablePods: number;
  /** Thousandths of a core. */
  readonly allocatableCpu: number;
  /** Bytes. */
  readonly allocatableMemory: number;
  readonly taints: readonly Taint[];
  readonly kubeletVersion: string;
  readonly osImage: string;
}

export interface KubernetesPod extends ObjectMeta {
  readonly namespace: string;
  /** `<namespace>/<name>`. */
  readonly key: string;
  readonly phase: string;
  /** All containers ready. */
  readonly ready: boolean;
  /** The word `kubectl get pods` would show: Running, Pending, ContainerCreating, Terminating, CrashLoopBackOff… */
  readonly status: string;
  readonly nodeName: string | undefined;
  readonly ip: string | undefined;
  readonly hostNetwork: boolean;
  readonly restarts: number;
  readonly containers: readonly string[];
  readonly owner: { readonly kind: string; readonly name: string } | undefined;
  /** The scheduler's own text while the pod is unschedulable. */
  readonly unschedulable: string | undefined;
  /** When the scheduler wrote that text; undefined without it, or where nobody tells. */
  readonly schedulerSpokeAt: number | undefined;
  /** What the scheduler sets aside for it: containers, init containers and overhead together. */
  readonly requests: Resources;
  readonly tolerations: readonly Toleration[];
  readonly nodeSelector: Readonly<Record<string, string>>;
}

export interface KubernetesDeployment extends ObjectMeta {
  readonly namespace: string;
  readonly replicas: number;
  readonly readyReplicas: number;
}

/** A port of a Service, and who answers there. */
export interface KubernetesServicePort {
  readonly namespace: string;
  readonly name: string;
  /** Empty for a port without a name. */
  readonly portName: string;
  readonly protocol: 'tcp' | 'udp';
  readonly clusterAddress: string;
  readonly port: number;
  readonly endpoints: readonly { readonly address: string; readonly port: number }[];
}

export interface KubernetesEvent extends ObjectMeta {
  readonly namespace: string;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly about: { readonly kind: string; readonly name: string; readonly uid: string };
  readonly lastSeenAt: number;
  readonly count: number;
}

/** The DaemonSet aws-node, of whose environment only the settings of the VPC CNI are kept. */
export interface KubernetesCni extends ObjectMeta {
  readonly settings: CniSettings;
}

/** What is said about one object on its own page: more than is watched, read once when the page opens. */
export interface ObjectDetails {
  /** Rejects with `not-found` when there is none of that name; so do the other two. */
  podDetail(namespace: string, name: string, signal: AbortSignal): Promise<PodDetail>;
  nodeDetail(name: string, signal: AbortSignal): Promise<NodeDetail>;
  deploymentDetail(namespace: string, name: string, signal: AbortSignal): Promise<DeploymentDetail>;
  /** Events about a node: the kubelet writes them under the node's name, controllers under its uid. */
  eventsAboutNode(name: string, signal: AbortSignal): Promise<readonly KubernetesEvent[]>;
}

export interface ObjectCondition {
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

export interface ContainerDetail {
  readonly name: string;
  readonly image: string;
  readonly init: boolean;
  /** The state in the words of the API: `running`, `waiting: ImagePullBackOff`, `terminated: Error (exit 1)`. */
  readonly state: string;
  /** The state before that, when it has run before. */
  readonly before: string | undefined;
  readonly ready: boolean;
  readonly restarts: number;
  /** Such as `80/TCP`. */
  readonly ports: readonly string[];
  /** Quantities by resource, as written. */
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
}

export interface PodDetail extends ObjectMeta {
  readonly namespace: string;
  readonly serviceAccount: string | undefined;
  readonly qualityOfService: string | undefined;
  /** Init containers first, each list in the order of the pod. */
  readonly containers: readonly ContainerDetail[];
  readonly conditions: readonly ObjectCondition[];
  /** As `kubectl taint` and describe write them: `key=value:effect`. */
  readonly tolerations: readonly string[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** Name and kind, such as `tmp: emptyDir`. */
  readonly volumes: readonly string[];
}

export interface NodeDetail extends ObjectMeta {
  readonly conditions: readonly ObjectCondition[];
  readonly taints: readonly string[];
  readonly addresses: readonly string[];
  /** Quantities by resource, as written. */
  readonly capacity: Readonly<Record<string, string>>;
  readonly allocatable: Readonly<Record<string, string>>;
  readonly kernel: string;
  readonly containerRuntime: string;
  readonly architecture: string;
}

export interface DeploymentDetail extends ObjectMeta {
  readonly namespace: string;
  readonly strategy: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly images: readonly string[];
  readonly replicas: {
    readonly wanted: number;
    readonly updated: number;
    readonly ready: number;
    readonly available: number;
  };
  readonly conditions: readonly ObjectCondition[];
}

export interface WatchedKinds {
  readonly nodes: KubernetesNode;
  readonly pods: KubernetesPod;
  readonly deployments: KubernetesDeployment;
  readonly cni: KubernetesCni;
  /** Events in which a kubelet says that it could not give a pod its network. */
  readonly sandboxFailures: KubernetesEvent;
}

export type Kind = keyof WatchedKinds;

/** What a watch tells its owner. A `reset` carries the whole truth (first list, or a relist); changes follow it. */
export interface WatchListener<T> {
  reset(objects: readonly T[]): void;
  changed(object: T): void;
  removed(uid: string): void;
  /** `live`: the stream is open. `lost`: it is not, with the reason; the watch keeps trying by itself. */
  state(state: 'live' | 'lost', error?: Error): void;
}

export interface Cluster extends ObjectDetails, PodLogs, NodeDrain, BalancerOwners {
  /** Lists, then watches, resuming and relisting as needed until disposed. */
  watch<K extends Kind>(kind: K, listener: WatchListener<WatchedKinds[K]>): Disposable;
  eventsAbout(
    object: { readonly namespace: string; readonly name: string; readonly uid: string },
    signal: AbortSignal,
  ): Promise<readonly KubernetesEvent[]>;
  /** Sets variables of aws-node's main container, as `kubectl set env` does; null takes one away. Its pods are replaced. */
  setCniEnvironment(variables: Readonly<Record<string, string | null>>, signal: AbortSignal): Promise<void>;
  scaleDeployment(namespace: string, name: string, replicas: number, signal: AbortSignal): Promise<void>;
  deleteDeployment(namespace: string, name: string, signal: AbortSignal): Promise<void>;
  /** One entry for each TCP or UDP port of every Service with a cluster address, with its ready endpoints. */
  servicePorts(signal: AbortSignal): Promise<readonly KubernetesServicePort[]>;
  deletePod(namespace: string, name: string, signal: AbortSignal): Promise<void>;
  dispose(): void;
}

export interface ClusterSettings {
  /** What people call the cluster; errors name it. */
  readonly name: string;
  readonly endpoint: string;
  /** PEM, base64 encoded. */
  readonly certificateAuthority: string;
  readonly token: () => Promise<{ readonly token: string; readonly expiresAt: number }>;
}

export type OpenCluster = (settings: ClusterSettings) => Cluster;

import type { Disposable } from '../base/disposable.ts';
import type { CniSettings } from '../domain/cni/cniSettings.ts';

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

export interface Taint {
  readonly key: string;
  readonly value: string;
  /** `NoSchedule`, `PreferNoSchedule` or `NoExecute`. */
  readonly effect: string;
}

/** What a pod puts up with: no key means every taint, no effect every effect. */
export interface Toleration {
  readonly key: string | undefined;
  readonly operator: string;
  readonly value: string;
  readonly effect: string | undefined;
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

export interface Cluster {
  /** Lists, then watches, resuming and relisting as needed until disposed. */
  watch<K extends Kind>(kind: K, listener: WatchListener<WatchedKinds[K]>): Disposable;
  eventsAbout(
    object: { readonly namespace: string; readonly name: string; readonly uid: string },
    signal: AbortSignal,
  ): Promise<readonly KubernetesEvent[]>;
  scaleDeployment(namespace: string, name: string, replicas: number, signal: AbortSignal): Promise<void>;
  deleteDeployment(namespace: string, name: string, signal: AbortSignal): Promise<void>;
  /** One entry for each TCP or UDP port of every Service with a cluster address, with its ready endpoints. */
  servicePorts(signal: AbortSignal): Promise<readonly KubernetesServicePort[]>;
  /** Services of type LoadBalancer, which must go before the stack does. */
  loadBalancerServices(signal: AbortSignal): Promise<readonly { readonly namespace: string; readonly name: string }[]>;
  deleteService(namespace: string, name: string, signal: AbortSignal): Promise<void>;
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

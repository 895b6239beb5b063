import type { Pod } from '../../kubernetes/objects/pod.ts';
import type { NodeNetwork } from '../../cni/nodeNetwork.ts';
import type { ControlContext } from '../controlContext.ts';
import type { EventText } from '../eventRecorder.ts';
import type { NodeImages } from '../images/nodeImages.ts';

/** The node that pods are run on. */
export interface WorkerHost {
  readonly context: ControlContext;
  readonly nodeName: string;
  readonly hostIP: string;
  readonly kernel: string;
  readonly cpus: number;
  readonly network: NodeNetwork;
  readonly images: NodeImages;
}

/** Where a container stands in its pod. */
export type ContainerList = 'containers' | 'initContainers';

/** What a pod's worker gives its containers. */
export interface PodSeat {
  readonly host: WorkerHost;
  /** The pod as it is now; undefined once it is gone. */
  pod(): Pod | undefined;
  /** Says something about the pod, or about one of its containers. */
  tell(type: EventText['type'], reason: string, message: string, fieldPath?: string): void;
  /** A container's state has changed: the pod's status is to be written. */
  changed(): void;
}

export function fieldPath(list: ContainerList, name: string): string {
  return `spec.${list}{${name}}`;
}

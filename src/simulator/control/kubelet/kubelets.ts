import { onDispose, type Disposable } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import type { ContainerInsides } from './containerInside.ts';
import type { NodeUse } from './containerUse.ts';
import type { NodeLinks } from '../../kubernetes/server/streaming/nodeLinks.ts';
import type { PodAttach } from '../../kubernetes/server/streaming/podAttach.ts';
import type { ProgramSink, RunningExec } from '../../kubernetes/server/streaming/podExec.ts';
import type { ContainerOutput, PodOutput } from '../../kubernetes/server/podOutput.ts';
import { StatusError } from '../../kubernetes/statusError.ts';

/** What a kubelet tells of the pods it runs. */
export interface NodeAgent {
  logOf(podUid: string, container: string, previous: boolean): ContainerOutput | undefined;
  /** What the node's containers take now. */
  readonly use: NodeUse;
  /** Joins a client to a container's first process; undefined if it does not run. */
  attach(podUid: string, container: string, send: ProgramSink): RunningExec | undefined;
}

/** The kubelets that answer, by the name of their node: whom the API server asks for what runs in a pod. */
export class Kubelets implements PodOutput, PodAttach, NodeLinks {
  readonly #agents = new Map<string, NodeAgent>();
  readonly #changed = new Emitter<{ readonly nodeName: string; readonly answers: boolean }>();
  /** A kubelet has begun to answer, or has fallen silent. */
  readonly onDidChange = this.#changed.event;
  /** What is inside the containers that start from now on. */
  insides: ContainerInsides;

  constructor(insides: ContainerInsides) {
    this.insides = insides;
  }

  add(nodeName: string, agent: NodeAgent): Disposable {
    this.#agents.set(nodeName, agent);
    this.#changed.fire({ nodeName, answers: true });
    return onDispose(() => {
      if (this.#agents.get(nodeName) !== agent) return;
      this.#agents.delete(nodeName);
      this.#changed.fire({ nodeName, answers: false });
    });
  }

  get(nodeName: string): NodeAgent | undefined {
    return this.#agents.get(nodeName);
  }

  answers(nodeName: string): boolean {
    return this.#agents.has(nodeName);
  }

  attach(pod: Pod, container: string, send: ProgramSink): RunningExec | undefined {
    return this.#agents.get(pod.spec.nodeName ?? '')?.attach(pod.metadata.uid ?? '', container, send);
  }

  /** 500 InternalError if nobody answers on the pod's node. */
  logOf(pod: Pod, container: string, previous: boolean): ContainerOutput | undefined {
    const { namespace, name, uid = '' } = pod.metadata;
    const agent = this.#agents.get(pod.spec.nodeName ?? '');
    if (agent !== undefined) return agent.logOf(uid, container, previous);
    const address = `${pod.status.hostIP ?? pod.spec.nodeName}:10250`;
    throw new StatusError(
      500,
      'InternalError',
      `Get "https://${address}/containerLogs/${namespace}/${name}/${container}": dial tcp ${address}: i/o timeout`,
    );
  }
}

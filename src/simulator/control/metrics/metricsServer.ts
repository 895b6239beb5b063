import { nodes, pods } from '../../kubernetes/kinds.ts';
import { apiVersion } from '../../kubernetes/kind.ts';
import type { NodeMetrics, PodMetrics, ResourceUsage } from '../../kubernetes/objects/metrics.ts';
import type { KubeObject } from '../../kubernetes/objects/meta.ts';
import type { KubeNode } from '../../kubernetes/objects/node.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import { parseQuantity } from '../../../base/quantity.ts';
import { nodeMetrics, podMetrics } from '../../kubernetes/servedKinds.ts';
import type { ResourceMetrics } from '../../kubernetes/server/resourceMetrics.ts';
import { stamp } from '../../kubernetes/stamps.ts';
import type { ControlContext } from '../controlContext.ts';
import type { ContainerUse, NodeUse } from '../kubelet/containerUse.ts';
import type { Usage } from '../programs/program.ts';
import type { RequestLoad } from './requestLoad.ts';
import { containerUsage, shareOf, strayOf, systemUsage } from './usageModel.ts';

/** Lab milliseconds between two looks at the kubelets (`--metric-resolution`). */
const resolution = 15_000;
/** A container that is younger at the last look is left out (metrics-server, storage/types.go). */
const leastAge = 10_000;

type Use = readonly [name: string, usage: Usage];

/**
 * What metrics-server knows of a cluster: it looks at every kubelet each 15 s of lab time and tells what has been used
 * between the last two looks. Computed when it is asked, from what runs then.
 */
export class MetricsServer implements ResourceMetrics {
  readonly #context: Pick<ControlContext, 'api' | 'clock' | 'kubelets' | 'pods'>;
  readonly #load: RequestLoad;
  #look = -1;
  #lookedAt = '';

  constructor(context: Pick<ControlContext, 'api' | 'clock' | 'kubelets' | 'pods'>, load: RequestLoad) {
    this.#context = context;
    this.#load = load;
  }

  nodes(): readonly NodeMetrics[] {
    const { api } = this.#context;
    const last = this.#lastLook();
    return api.store.list(nodes).flatMap((node) => {
      const use = this.#context.kubelets.get(node.metadata.name)?.use;
      if (use === undefined || use.since > last - resolution) return [];
      const { system, containers } = this.#usageOn(node, use, last);
      const all = [system, ...[...containers.values()].flatMap((of) => of.map(([, usage]) => usage))];
      const measured = { ...this.#measured(nodeMetrics, node, last), usage: quantities(sumOf(all)) };
      return [measured];
    });
  }

  pods(namespace?: string): readonly PodMetrics[] {
    const last = this.#lastLook();
    const ofNodes = new Map<string, ReadonlyMap<string, readonly Use[]>>();
    return this.#context.api.store.list(pods, namespace).flatMap((pod) => {
      const { nodeName = '' } = pod.spec;
      let ofNode = ofNodes.get(nodeName);
      if (ofNode === undefined) ofNodes.set(nodeName, (ofNode = this.#measurable(nodeName, last)));
      const measured = ofNode.get(pod.metadata.uid ?? '');
      if (measured === undefined || pod.status.phase !== 'Running') return [];
      const containers = measured.map(([name, usage]) => ({ name, usage: quantities(usage) }));
      return [{ ...this.#measured(podMetrics, pod, last), containers }];
    });
  }

  /** What the containers of a node take, of each pod that has run for long enough, by its uid. */
  #measurable(nodeName: string, last: number): ReadonlyMap<string, readonly Use[]> {
    const use = this.#context.kubelets.get(nodeName)?.use;
    const node = this.#context.api.store.get(nodes, '', nodeName);
    if (use === undefined || node === undefined) return new Map();
    const oldEnough = [...this.#usageOn(node, use, last).containers].filter(([uid]) => {
      const running = use.pods.get(uid) ?? [];
      return running.length > 0 && running.every(({ since }) => since <= last - leastAge);
    });
    return new Map(oldEnough);
  }

  /** What the system and each container of a node take, when they share its cores. */
  #usageOn(node: KubeNode, use: NodeUse, last: number) {
    const { name, uid = '' } = node.metadata;
    const here = new Map(this.#context.pods.onNode(name).map((pod) => [pod.metadata.uid ?? '', pod]));
    const system = systemUsage(here.size, `${uid}/${last}`);
    const wishes = [...use.pods].flatMap(([podUid, running]): readonly (readonly [Pod, readonly Use[]])[] => {
      const pod = here.get(podUid);
      return pod === undefined ? [] : [[pod, running.map((each) => this.#wish(pod, each, last))]];
    });
    const wanted = wishes.flatMap(([, uses]) => uses).reduce((sum, [, { cpu }]) => sum + cpu, 0);
    const cores = parseQuantity(node.status.capacity?.['cpu'] ?? '1');
    const share = shareOf(wanted, cores * 1000 - system.cpu);
    const containers = new Map(
      wishes.map(([{ metadata }, uses]) => [
        metadata.uid ?? '',
        uses.map(([container, { cpu, memory }]): Use => [container, { cpu: cpu * share, memory }]),
      ]),
    );
    return { system, containers };
  }

  #wish({ metadata }: Pod, use: ContainerUse, last: number): Use {
    const { name } = use.container;
    const uid = metadata.uid ?? '';
    return [name, containerUsage(use, this.#load.rate(uid, name), `${uid}/${name}/${last}`)];
  }

  /** The lab time of the last look; the wall time at which it was first asked about stands for its stamp. */
  #lastLook(): number {
    const { api, clock } = this.#context;
    const last = Math.floor(clock.labTime() / resolution) * resolution;
    if (last !== this.#look) {
      this.#look = last;
      this.#lookedAt = stamp(api.now());
    }
    return last;
  }

  #measured(kind: typeof nodeMetrics | typeof podMetrics, { metadata }: KubeObject, last: number) {
    const { name, namespace, labels } = metadata;
    // The kubelet measures by a clock of its own, so two measurements are never just 15 s apart.
    const seconds = 15 + 2.5 * strayOf(`${metadata.uid}/${last}/window`);
    return {
      kind: kind.kind,
      apiVersion: apiVersion(kind),
      metadata: {
        name,
        ...(namespace !== undefined && { namespace }),
        creationTimestamp: stamp(this.#context.api.now()),
        ...(labels !== undefined && { labels }),
      },
      timestamp: this.#lookedAt,
      window: `${seconds.toFixed(3)}s`,
    };
  }
}

function sumOf(usages: readonly Usage[]): Usage {
  return usages.reduce((a, b) => ({ cpu: a.cpu + b.cpu, memory: a.memory + b.memory }), { cpu: 0, memory: 0 });
}

function quantities({ cpu, memory }: Usage): ResourceUsage {
  const nanos = Math.round(cpu * 1e6);
  return { cpu: nanos === 0 ? '0' : `${nanos}n`, memory: `${Math.round(memory / 1024)}Ki` };
}

import { EventRecorder } from '../../../../src/simulator/control/eventRecorder.ts';
import { Kubelets } from '../../../../src/simulator/control/kubelet/kubelets.ts';
import { plainInsides } from '../../../../src/simulator/control/kubelet/plainInsides.ts';
import { PodIndex } from '../../../../src/simulator/control/podIndex.ts';
import { releaseOf } from '../../../../src/simulator/control/release.ts';
import { Scheduler } from '../../../../src/simulator/control/scheduler/scheduler.ts';
import { events, namespaces, nodes, pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import type { KubeApi } from '../../../../src/simulator/kubernetes/kubeApi.ts';
import { ObjectStore } from '../../../../src/simulator/kubernetes/objectStore.ts';
import { conditionOf, type Labels } from '../../../../src/simulator/kubernetes/objects/meta.ts';
import type { KubeNode, Taint } from '../../../../src/simulator/kubernetes/objects/node.ts';
import type { Pod, PodSpec } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { seededRandom } from '../../../../src/simulator/world/random.ts';
import { RecordedOutcomes } from '../../../../src/simulator/world/recordedOutcomes.ts';

/** A scheduler with nothing beside it: nodes and pods are put into its store by hand, and nothing runs on them. */
export class SchedulerLab {
  readonly clock = new ManualLabClock();
  readonly api: KubeApi;
  readonly scheduler: Scheduler;
  #uid = 0;

  constructor(version = '1.36') {
    const { clock } = this;
    this.api = {
      store: new ObjectStore(),
      now: () => clock.now(),
      uuid: () => `uid-${++this.#uid}`,
      random: seededRandom(3),
      recorded: new RecordedOutcomes(),
      serviceCidr: '10.100.0.0/16',
      region: 'ap-northeast-2',
      issuer: 'https://oidc.example',
    };
    createObject(this.api, namespaces, { metadata: { name: 'default' } });
    const { store } = this.api;
    this.scheduler = new Scheduler({
      api: this.api,
      clock,
      events: new EventRecorder(this.api),
      pods: new PodIndex(store),
      kubelets: new Kubelets(plainInsides(clock, this.api.random)),
      release: releaseOf(version),
      metrics: { nodes: () => [], pods: () => [] },
    });
  }

  node(
    name: string,
    options: { zone?: string; labels?: Labels; taints?: Taint[]; allocatable?: Labels } = {},
  ): KubeNode {
    const { zone = 'a', labels, taints, allocatable } = options;
    return createObject(this.api, nodes, {
      metadata: {
        name,
        labels: { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': zone, ...labels },
      },
      spec: taints === undefined ? {} : { taints },
      status: { allocatable: { cpu: '1930m', memory: '3371436Ki', pods: '17', ...allocatable } },
    });
  }

  pod(name: string, spec: Partial<PodSpec> = {}, labels: Labels = { app: 'web' }): Pod {
    return createObject(this.api, pods, {
      metadata: { name, namespace: 'default', labels },
      spec: { containers: [{ name: 'main', image: 'nginx' }], ...spec },
    });
  }

  /** The node each of the pods went to; undefined for one that has none. */
  nodeOf(name: string): string | undefined {
    return this.get(name).spec.nodeName;
  }

  get(name: string): Pod {
    const found = this.api.store.get(pods, 'default', name);
    if (found === undefined) throw new Error(`no pod ${name}`);
    return found;
  }

  /** What the pod's condition says of why it has no node. */
  messageOf(name: string): string | undefined {
    return conditionOf(this.get(name), 'PodScheduled')?.message;
  }

  eventsOf(name: string, reason: string) {
    return this.api.store.list(events).filter((each) => each.involvedObject.name === name && each.reason === reason);
  }
}

/** A container that asks for so much. */
export function asking(requests: Labels): Partial<PodSpec> {
  return { containers: [{ name: 'main', image: 'nginx', resources: { requests } }] };
}

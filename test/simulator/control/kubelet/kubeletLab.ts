import { events, pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import { conditionOf } from '../../../../src/simulator/kubernetes/objects/meta.ts';
import type { Pod, PodSpec } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import { podState } from '../../../../src/simulator/kubernetes/tables/pods.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { addon, startLab, usualAddons, type Lab } from '../lab.ts';

/** One node that is ready, and pods on it. */
export class KubeletLab {
  readonly clock: ManualLabClock;
  readonly lab: Lab;

  private constructor(clock: ManualLabClock, lab: Lab) {
    this.clock = clock;
    this.lab = lab;
  }

  static async start(version = '1.36'): Promise<KubeletLab> {
    const clock = new ManualLabClock();
    const addons = version === '1.36' ? usualAddons : [addon('vpc-cni', 'v1.12.6-eksbuild.1')];
    const lab = await startLab({ clock, nodes: 1, version, addons });
    clock.advance(120_000);
    return new KubeletLab(clock, lab);
  }

  /** A pod with one container, `main`, unless the spec says otherwise. */
  pod(name: string, spec: Partial<PodSpec> & { readonly container?: object } = {}): void {
    const { container, ...rest } = spec;
    createObject(this.lab.controlPlane.api, pods, {
      metadata: { name, namespace: 'default', labels: { app: name } },
      spec: { containers: [{ name: 'main', image: 'nginx:alpine', ...container }], ...rest },
    });
  }

  get(name: string): Pod {
    const found = this.lab.controlPlane.api.store.get(pods, 'default', name);
    if (found === undefined) throw new Error(`no pod ${name}`);
    return found;
  }

  exists(name: string): boolean {
    return this.lab.controlPlane.api.store.get(pods, 'default', name) !== undefined;
  }

  /** The STATUS that `kubectl get pods` shows. */
  status(name: string): string {
    return podState(this.get(name));
  }

  restarts(name: string): number {
    return this.get(name).status.containerStatuses?.[0]?.restartCount ?? 0;
  }

  condition(name: string, type: string) {
    return conditionOf(this.get(name), type);
  }

  /** `Reason: message` of what the kubelet said about a pod, in order, each once. */
  told(name: string): readonly string[] {
    return this.lab.controlPlane.api.store
      .list(events, 'default')
      .filter((each) => each.involvedObject.name === name && each.reportingComponent === 'kubelet')
      .toSorted((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))
      .map(({ reason, message }) => `${reason}: ${message}`);
  }

  log(name: string, container = 'main', previous = false): readonly string[] | undefined {
    return this.lab.controlPlane
      .logOf(this.get(name), container, previous)
      ?.from(0)
      .map(({ text }) => text);
  }
}

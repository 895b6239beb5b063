import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ClusterControlPlane } from '../src/simulator/control/clusterControlPlane.ts';
import { pods } from '../src/simulator/kubernetes/kinds.ts';
import type { KubeApi } from '../src/simulator/kubernetes/kubeApi.ts';
import type { Pod } from '../src/simulator/kubernetes/objects/pod.ts';
import { labName } from '../src/simulator/presets/preset.ts';
import { today } from '../src/simulator/presets/today.ts';
import { startSimulator, type Simulator } from '../src/simulator/simulator.ts';

export interface Lab {
  readonly simulator: Simulator;
  readonly api: KubeApi;
}

/** Opens the deployed lab in this process. `change` makes another template of the product's. */
export async function openLab(
  seed: number,
  { speed = Infinity, change = (text: string) => text }: { speed?: number; change?: (template: string) => string } = {},
): Promise<Lab> {
  const template = await readFile(path.join(import.meta.dirname, '..', 'media', 'eks-networking-lab.yaml'), 'utf8');
  const onError = (error: unknown) => {
    throw error;
  };
  const preset = today(change(template));
  const simulator = await startSimulator({ region: 'eu-west-1', speed, port: 0, seed, preset, onError });
  return { simulator, api: (simulator.eks.controlPlane(labName) as ClusterControlPlane).api };
}

/** Resolves with the milliseconds until so many pods run, of one namespace if given, and there are no others. */
export function untilRunning({ api }: Lab, count: number, namespace?: string): Promise<number> {
  const start = performance.now();
  const isOne = (pod: Pod) => namespace === undefined || pod.metadata.namespace === namespace;
  const there = api.store.list(pods, namespace);
  let present = there.length;
  let running = there.filter(isRunning).length;
  return new Promise((resolve) => {
    const listener = api.store.onDidChange(({ kind, type, object, previous }) => {
      if (kind.plural !== pods.plural || !isOne(object as Pod)) return;
      present += type === 'ADDED' ? 1 : type === 'DELETED' ? -1 : 0;
      if (previous !== undefined && isRunning(previous as Pod)) running -= 1;
      if (type !== 'DELETED' && isRunning(object as Pod)) running += 1;
      if (present !== count || running !== count) return;
      listener.dispose();
      resolve(performance.now() - start);
    });
  });
}

function isRunning({ status }: Pod): boolean {
  return status.phase === 'Running';
}

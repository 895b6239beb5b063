import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ClusterControlPlane } from '../src/simulator/control/clusterControlPlane.ts';
import { pods } from '../src/simulator/kubernetes/kinds.ts';
import type { SavedObject } from '../src/simulator/kubernetes/savedObjects.ts';
import { saveWorld } from '../src/simulator/persistence/savedWorld.ts';
import { writeWorld } from '../src/simulator/persistence/worldFile.ts';
import { labName } from '../src/simulator/presets/preset.ts';
import { today } from '../src/simulator/presets/today.ts';
import { startSimulator } from '../src/simulator/simulator.ts';
import { median, type Row } from './row.ts';

const podCount = 15_000;
const runs = 5;

/** Saving the lab with as many more pods as a large cluster has: all of them new to it, and again. */
export async function saveWorldOften(): Promise<readonly Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'save-'));
  const template = await readFile(path.join(import.meta.dirname, '..', 'media', 'eks-networking-lab.yaml'), 'utf8');
  const onError = (error: unknown) => {
    throw error;
  };
  const preset = today(template);
  const simulator = await startSimulator({ region: 'eu-west-1', speed: 1, port: 0, seed: 1, preset, onError });
  try {
    const { api } = simulator.eks.controlPlane(labName) as ClusterControlPlane;
    const [pod] = api.store.list(pods);
    if (pod === undefined) throw new Error('the lab has no pods');
    const many = Array.from({ length: podCount }, (_, index): SavedObject => {
      const object = structuredClone({ ...pod, metadata: { ...pod.metadata, name: `pod-${index}` } });
      return { group: '', version: 'v1', plural: 'pods', object };
    });
    const save = async () => {
      const saved = saveWorld(simulator);
      const objects = [...(saved.clusters.get(labName) ?? []), ...many];
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const start = performance.now();
      await writeWorld(path.join(folder, 'world'), { ...saved, clusters: new Map([[labName, objects]]) });
      delay.disable();
      return { took: performance.now() - start, longest: delay.max / 1e6 };
    };
    const first = await save();
    const others = [];
    for (let run = 0; run < runs; run += 1) others.push(await save());
    const name = `a world with ${podCount} pods`;
    return [
      { name: `${name} saved for the first time`, value: first.took, unit: 'ms', goal: 1500 },
      { name: `${name} saved again`, value: median(others.map(({ took }) => took)), unit: 'ms', goal: 500 },
      {
        name: 'of that, longest turn for which others wait',
        value: median(others.map(({ longest }) => longest)),
        unit: 'ms',
        goal: 50,
      },
    ];
  } finally {
    simulator.dispose();
    await rm(folder, { recursive: true });
  }
}

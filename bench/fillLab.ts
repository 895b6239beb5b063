import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ClusterControlPlane } from '../src/simulator/control/clusterControlPlane.ts';
import { deployments, pods } from '../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../src/simulator/kubernetes/writes/create.ts';
import { labName } from '../src/simulator/presets/preset.ts';
import { today } from '../src/simulator/presets/today.ts';
import { startSimulator } from '../src/simulator/simulator.ts';
import { nginx } from '../test/simulator/persistence/nginx.ts';
import { median, type Row } from './row.ts';

const runs = 5;
/** The places of three t3.medium nodes. */
const places = 51;

/** The lab from its system pods to full nodes, at instant speed: scheduling, addresses, new ENIs, containers. */
export async function fillLab(): Promise<readonly Row[]> {
  const template = await readFile(path.join(import.meta.dirname, '..', 'media', 'eks-networking-lab.yaml'), 'utf8');
  const measured: number[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await fill(template, run + 1));
  return [{ name: `lab filled to ${places} pods at instant speed`, value: median(measured), unit: 'ms', goal: 100 }];
}

async function fill(template: string, seed: number): Promise<number> {
  const onError = (error: unknown) => {
    throw error;
  };
  const preset = today(template);
  const simulator = await startSimulator({ region: 'eu-west-1', speed: Infinity, port: 0, seed, preset, onError });
  try {
    const { api } = simulator.eks.controlPlane(labName) as ClusterControlPlane;
    const { promise, resolve } = Promise.withResolvers<number>();
    const start = performance.now();
    api.store.onDidChange(({ kind }) => {
      if (kind.plural !== pods.plural) return;
      const running = api.store.list(pods).filter(({ status }) => status.phase === 'Running').length;
      if (running >= places) resolve(performance.now() - start);
    });
    createObject(api, deployments, nginx(places));
    return await promise;
  } finally {
    simulator.dispose();
  }
}

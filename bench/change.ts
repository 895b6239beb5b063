import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { systemClock } from '../src/base/clock.ts';
import { silentLog } from '../src/base/log.ts';
import { ConnectionFolder } from '../src/connection/connectionFolder.ts';
import { LiveConnection } from '../src/connection/liveConnection.ts';
import { Model } from '../src/model/model.ts';
import type { Snapshot } from '../src/model/snapshot.ts';
import { startSimulator } from './program.ts';
import { median, type Row } from './row.ts';

const runs = 5;
const patience = 20_000;
const lab = 'myeks';

/** From asking the cluster for one more pod to the first snapshot that has it. */
export async function change(): Promise<readonly Row[]> {
  const { ready, stop } = await startSimulator('--deployed');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'eks-lab-bench-'));
  const { region, endpoint, accessKeyId, secretAccessKey } = ready;
  const connection = new LiveConnection(
    { id: 'bench', name: 'Bench', icon: 'beaker', billed: false, region, stackName: lab, clusterName: lab },
    { region, endpoint, credentials: { kind: 'keys', accessKeyId, secretAccessKey } },
    { folder: new ConnectionFolder(folder), node: process.execPath, tokenProgram: 'dist/token.js' },
  );
  const model = new Model({ clock: systemClock, random: Math.random, log: silentLog });
  try {
    model.connect(connection);
    model.look();
    await until(model, ({ pods }) => dnsPods(pods) === 2);
    const cluster = await connection.cluster(connection.closed);
    const measured: number[] = [];
    for (let run = 1; run <= runs; run += 1) {
      const start = performance.now();
      const seen = until(model, ({ pods }) => dnsPods(pods) === 2 + run);
      await cluster.scaleDeployment('kube-system', 'coredns', 2 + run, connection.closed);
      await seen;
      measured.push(performance.now() - start);
    }
    return [{ name: 'change in the cluster to snapshot', value: median(measured), unit: 'ms', goal: 1000 }];
  } finally {
    model.dispose();
    connection.dispose();
    stop();
    await rm(folder, { recursive: true });
  }
}

function dnsPods(pods: Snapshot['pods']): number {
  return [...pods.values()].filter(({ name }) => name.startsWith('coredns-')).length;
}

function until(model: Model, holds: (snapshot: Snapshot) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      listener.dispose();
      reject(new Error(`The model did not show it within ${patience / 1000} s.`));
    }, patience);
    const listener = model.onDidChange(({ snapshot }) => {
      if (!holds(snapshot)) return;
      clearTimeout(timer);
      listener.dispose();
      resolve();
    });
  });
}

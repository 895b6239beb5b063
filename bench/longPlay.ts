import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { deployments, events } from '../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../src/simulator/kubernetes/writes/create.ts';
import { updateObject } from '../src/simulator/kubernetes/writes/update.ts';
import { nginx } from '../test/simulator/persistence/nginx.ts';
import { openLab, untilRunning, type Lab } from './lab.ts';
import type { Row } from './row.ts';

/** Until the store's history is full, which is as long as it gets, and then what is measured. */
const rounds = { before: 30, measured: 50 };
/** What three t3.medium nodes have room for besides the system's pods. */
const places = 43;

/** What stays in memory of pods that came and went: the deployment scaled up and to nothing, again and again. */
export async function longPlay(): Promise<readonly Row[]> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const lab = await openLab(1);
  try {
    createObject(lab.api, deployments, nginx(0));
    const heap = async (count: number) => {
      for (let round = 0; round < count; round += 1) await play(lab);
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = await heap(rounds.before);
    const grown = (await heap(rounds.measured)) - before;
    return [
      { name: `heap grown by ${rounds.measured} rounds of scaling`, value: grown / 2 ** 20, unit: 'MiB', goal: 30 },
    ];
  } finally {
    lab.simulator.dispose();
  }
}

async function play(lab: Lab): Promise<void> {
  for (const replicas of [places, 0]) {
    const deployment = lab.api.store.get(deployments, 'default', 'nginx-deployment');
    if (deployment === undefined) throw new Error('The deployment is gone.');
    const reached = untilRunning(lab, replicas, 'default');
    updateObject(lab.api, deployments, { ...deployment, spec: { ...deployment.spec, replicas } } as typeof deployment);
    await reached;
  }
  // They would stay for an hour.
  for (const { metadata } of lab.api.store.list(events))
    lab.api.store.remove(events, metadata.namespace ?? '', metadata.name);
}

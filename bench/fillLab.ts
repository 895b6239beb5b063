import { deployments, pods } from '../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../src/simulator/kubernetes/writes/create.ts';
import { nginx } from '../test/simulator/persistence/nginx.ts';
import { openLab, untilRunning } from './lab.ts';
import { median, type Row } from './row.ts';

const runs = 5;
/** The places of three t3.medium nodes. */
const places = 51;

/** The lab from its system pods to full nodes, at instant speed: scheduling, addresses, new ENIs, containers. */
export async function fillLab(): Promise<readonly Row[]> {
  const measured: number[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await fill(run + 1));
  return [{ name: `lab filled to ${places} pods at instant speed`, value: median(measured), unit: 'ms', goal: 100 }];
}

async function fill(seed: number): Promise<number> {
  const lab = await openLab(seed);
  try {
    const full = untilRunning(lab, places);
    createObject(lab.api, deployments, nginx(places - lab.api.store.list(pods).length));
    return await full;
  } finally {
    lab.simulator.dispose();
  }
}

import { fork, type ChildProcess } from 'node:child_process';
import https from 'node:https';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from '../src/base/clock.ts';
import { silentLog } from '../src/base/log.ts';
import type { Connection } from '../src/connection/connection.ts';
import { openCluster } from '../src/kubernetes/openCluster.ts';
import { Model } from '../src/model/model.ts';
import type { Snapshot } from '../src/model/snapshot.ts';
import type { Cloud } from '../src/ports/cloud.ts';
import { tokenOf } from '../test/simulator/control/token.ts';
import { kubectlGet } from './kubectlGet.ts';
import { clusterName, largeAccount, type LargeAccount } from './largeAccount.ts';
import { startSimulator } from './program.ts';
import { median, type Row } from './row.ts';

const runs = 7;
const podCount = 15_000;
const rate = 500;
const seconds = 10;
const token = tokenOf('AKIABENCH');

interface Address {
  readonly endpoint: string;
  readonly certificatePem: string;
}

/** The picture of 1,000 nodes with 3,000 ENIs and 15,000 pods, over the wire: how soon it is there, how large, how alive. */
export async function livingPicture(): Promise<readonly Row[]> {
  const { ready, stop } = await startSimulator();
  const program = path.join(import.meta.dirname, 'programs', 'largeCluster.ts');
  const server = fork(program, { execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'] });
  try {
    await answer(server);
    const account = await largeAccount(ready);
    const told = answer<Address>(server);
    server.send({ nodes: account.nodes });
    const address = await told;
    await bareList(address);
    // In turn, so that what else the machine does falls upon both.
    const bares: number[] = [];
    const firsts: number[] = [];
    const delays: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      bares.push(await bareList(address));
      // One for each: what is enabled again counts the time between as a delay.
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      firsts.push(await firstPicture(account, address));
      delay.disable();
      delays.push(delay.max / 1e6);
    }
    const [bare, first] = [median(bares), median(firsts)];
    const ratio = median(firsts.map((time, run) => time / (bares[run] ?? 0)));
    const parsed: number[] = [];
    for (let run = 0; run < runs; run += 1) parsed.push(await bareList(address, JSON.parse));
    const whole = await firstPicture(account, address, hasInterfaces);
    return [
      { name: `bare list of nodes and ${podCount} pods`, value: bare, unit: 'ms', goal: 1000 },
      { name: 'first picture of nodes and pods', value: first, unit: 'ms', goal: Math.round(bare * 1.5) },
      { name: 'of that, for each 100 ms of the bare list', value: ratio * 100, unit: 'ms', goal: 150 },
      { name: 'the same for a list that is parsed, too', value: (first / median(parsed)) * 100, unit: 'ms', goal: 150 },
      { name: 'longest delay of the event loop meanwhile', value: median(delays), unit: 'ms', goal: 50 },
      { name: 'first picture with all ENIs', value: whole, unit: 'ms', goal: 5000 },
      ...(await comparedWithKubectl(address, first)),
      ...(await lively(account, address, server)),
    ];
  } finally {
    server.kill();
    stop();
  }
}

async function comparedWithKubectl(address: Address, first: number): Promise<readonly Row[]> {
  const [row] = await kubectlGet({ ...address, token });
  // Its goal is what the machine's own kubectl takes.
  return row === undefined
    ? []
    : [{ name: 'first picture, of what kubectl get pods -A takes', value: first, unit: 'ms', goal: row.goal * 0.3 }];
}

/** Memory of a picture, and the event loop while pods change. */
async function lively(account: LargeAccount, address: Address, server: ChildProcess): Promise<readonly Row[]> {
  const before = await memory();
  const { model, close } = open(account, address);
  await until(model, hasInterfaces);
  const after = await memory();
  const restarts = () => [...model.snapshot.pods.values()].reduce((sum, pod) => sum + pod.restarts, 0);
  const begun = restarts();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const done = answer(server);
  delay.enable();
  server.send({ rate, seconds });
  await done;
  delay.disable();
  const late = performance.now();
  await until(model, () => restarts() === begun + rate * seconds);
  const caughtUp = performance.now() - late;
  close();
  return [
    { name: 'memory of it, for each pod', value: (after - before) / podCount, unit: 'B', goal: 2048 },
    {
      name: `event loop delay at ${rate} pod events a second, p99`,
      value: delay.percentile(99) / 1e6,
      unit: 'ms',
      goal: 20,
    },
    { name: 'the same, p50', value: delay.percentile(50) / 1e6, unit: 'ms', goal: 5 },
    { name: 'the picture is true so long after the last event', value: caughtUp, unit: 'ms', goal: 250 },
  ];
}

async function firstPicture(account: LargeAccount, address: Address, holds = hasPods): Promise<number> {
  const start = performance.now();
  const { model, close } = open(account, address);
  await until(model, holds);
  const time = performance.now() - start;
  close();
  return time;
}

function hasPods({ pods, nodes }: Snapshot): boolean {
  return pods.size === podCount && nodes.length === podCount / 15;
}

function hasInterfaces(snapshot: Snapshot): boolean {
  return (
    hasPods(snapshot) &&
    snapshot.nodes.every(({ enis, unplacedPods }) => enis.length === 3 && unplacedPods.length === 0)
  );
}

function open(account: LargeAccount, address: Address): { readonly model: Model; readonly close: () => void } {
  const cluster = openCluster({
    name: clusterName,
    endpoint: address.endpoint,
    certificateAuthority: Buffer.from(address.certificatePem).toString('base64'),
    token: () => Promise.resolve({ token, expiresAt: Date.now() + 3_600_000 }),
  });
  const model = new Model({ clock: systemClock, random: Math.random, log: silentLog });
  model.connect(connectionTo(withCluster(account, address), () => Promise.resolve(cluster)));
  const look = model.look();
  return {
    model,
    close() {
      look.dispose();
      model.dispose();
      cluster.dispose();
    },
  };
}

/** EKS and CloudFormation are not what is measured here. */
function withCluster({ cloud, vpcId }: LargeAccount, { endpoint }: Address): Cloud {
  const found = { name: clusterName, arn: '', status: 'ACTIVE', version: '1.36', certificateAuthority: '' };
  return {
    ...cloud,
    stacks: { ...cloud.stacks, find: () => Promise.resolve(undefined) },
    clusters: { ...cloud.clusters, find: () => Promise.resolve({ ...found, endpoint, vpcId }) },
  };
}

function connectionTo(cloud: Cloud, cluster: Connection['cluster']): Connection {
  const { region } = cloud;
  return {
    profile: { id: 'bench', name: 'Bench', icon: 'beaker', region, billed: false, stackName: 'none', clusterName },
    endpoint: undefined,
    renameLab() {},
    cloud: () => Promise.resolve(cloud),
    cluster,
    terminalEnvironment: () => Promise.resolve({}),
    commandSettings: {},
    closed: new AbortController().signal,
    dispose() {},
  };
}

function until(model: Model, holds: (snapshot: Snapshot) => boolean): Promise<void> {
  if (holds(model.snapshot)) return Promise.resolve();
  return new Promise((resolve) => {
    const listener = model.onDidChange(({ snapshot }) => {
      if (!holds(snapshot)) return;
      listener.dispose();
      resolve();
    });
  });
}

/**
 * Both lists in JSON, each in one answer, as a plain client of Node's reads them in this same process, over connections of
 * its own: every byte is decrypted and handed out, and dropped, unless `parse` is to make objects of them. The picture asks
 * for protobuf, a third of the bytes. Its goal is one and a half times the bare list; what a client takes that parses what
 * it has asked for is told beside it.
 */
async function bareList({ endpoint, certificatePem }: Address, parse?: (text: string) => unknown): Promise<number> {
  const start = performance.now();
  const agent = new https.Agent({ ca: certificatePem });
  const headers = { authorization: `Bearer ${token}` };
  const read = (at: string) =>
    new Promise<void>((resolve, reject) => {
      https
        .get(endpoint + at, { agent, headers }, (response) => {
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => {
            if (parse !== undefined) pieces.push(piece);
          });
          response.on('end', () => {
            parse?.(Buffer.concat(pieces).toString());
            resolve();
          });
        })
        .on('error', reject);
    });
  await Promise.all([read('/api/v1/nodes'), read('/api/v1/pods')]);
  const time = performance.now() - start;
  agent.destroy();
  return time;
}

/** Bytes that are in use after everything that is not was collected. */
async function memory(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    collect();
  }
  return process.memoryUsage().heapUsed;
}

function answer<T = unknown>(server: ChildProcess): Promise<T> {
  return new Promise((resolve) => server.once('message', (message) => resolve(message as T)));
}

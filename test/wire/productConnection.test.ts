import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { silentLog } from '../../src/base/log.ts';
import type { Connection } from '../../src/connection/connection.ts';
import { ConnectionFolder } from '../../src/connection/connectionFolder.ts';
import { PracticeWorld } from '../../src/connection/practice.ts';
import type { KubernetesNode } from '../../src/ports/cluster.ts';
import { temporaryFolder } from '../connection/temporaryFolder.ts';
import { createStack } from './createStack.ts';

/** A practice world as the extension starts it, and the tools a person has in a terminal of the extension. */

const run = promisify(execFile);
const signal = new AbortController().signal;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let connection: Connection;

beforeAll(async () => {
  folder = await temporaryFolder();
  // Node runs TypeScript as it is, so the programs need not be built for this.
  const script = path.join(folder.path, 'simulator.mjs');
  await writeFile(
    script,
    [
      `import { writeFileSync } from 'node:fs';`,
      `writeFileSync(${JSON.stringify(pidFile())}, String(process.pid));`,
      `await import(${JSON.stringify(path.resolve('src/simulator/program.ts'))});`,
    ].join('\n'),
  );
  const world = new PracticeWorld({
    folder: new ConnectionFolder(folder.path),
    node: process.execPath,
    tokenProgram: path.resolve('src/aws/tokenProgram.ts'),
  });
  const state = path.join(folder.path, 'practice.world');
  const opened = await world.open(
    { script, speed: 600, stackName: 'myeks', state, clock: systemClock, log: silentLog },
    signal,
  );
  connection = opened.connection;
  const { stacks } = await connection.cloud();
  const template = await readFile('media/eks-networking-lab.yaml', 'utf8');
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } =
    await connection.terminalEnvironment();
  if (connection.endpoint === undefined || !accessKeyId || !secretAccessKey) throw new Error('no keys in a terminal');
  const { region } = connection.profile;
  await createStack({ region, endpoint: connection.endpoint, accessKeyId, secretAccessKey }, template);
  const isComplete = async () => (await stacks.find('myeks', signal))?.status === 'CREATE_COMPLETE';
  await vi.waitUntil(isComplete, { timeout: 50_000, interval: 200 });
});

afterAll(async () => {
  connection.dispose();
  await folder.remove();
});

const pidFile = () => path.join(folder.path, 'pid');

/** Runs a tool as in a terminal of the connection; undefined when this machine has no such tool. */
async function inTerminal(tool: string, ...args: string[]): Promise<string | undefined> {
  const environment = { ...process.env };
  for (const [name, value] of Object.entries(await connection.terminalEnvironment())) {
    if (value === null) delete environment[name];
    else environment[name] = value;
  }
  try {
    const { stdout } = await run(tool, args, { env: environment });
    return stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

test('the cluster shows three ready nodes', async () => {
  const cluster = await connection.cluster(signal);
  const nodes = new Map<string, KubernetesNode>();
  const watch = cluster.watch('nodes', {
    reset: (all) => all.forEach((node) => nodes.set(node.uid, node)),
    changed: (node) => nodes.set(node.uid, node),
    removed: (uid) => nodes.delete(uid),
    state() {},
  });
  await expect.poll(() => [...nodes.values()].filter(({ ready }) => ready).length, { timeout: 20_000 }).toBe(3);
  watch.dispose();
  expect([...nodes.values()].map(({ allocatablePods }) => allocatablePods)).toEqual([17, 17, 17]);
});

test('kubectl finds the same nodes by the kubeconfig and the token program', async (context) => {
  const table =
    (await inTerminal('kubectl', 'get', 'nodes', '--no-headers')) ?? context.skip('kubectl is not on this machine');
  expect(table.trim().split('\n')).toHaveLength(3);
  expect(table).toMatch(/^ip-192-168-\d+-\d+\.ap-northeast-2\.compute\.internal\s+Ready\s/m);
});

test('aws finds the bastion by the keys of the environment', async (context) => {
  const query = 'Reservations[].Instances[].PrivateIpAddress';
  const filter = 'Name=private-ip-address,Values=192.168.1.100';
  const answer =
    (await inTerminal('aws', 'ec2', 'describe-instances', '--filters', filter, '--query', query)) ??
    context.skip('aws is not on this machine');
  expect(JSON.parse(answer)).toEqual(['192.168.1.100']);
});

test('a world that is killed ends the connection, and says why', async () => {
  process.kill(Number(await readFile(pidFile(), 'utf8')), 'SIGKILL');
  await expect.poll(() => connection.closed.aborted).toBe(true);
  expect(connection.closed.reason).toMatchObject({ reason: 'practice-stopped' });
  await expect(connection.cloud()).rejects.toMatchObject({ reason: 'practice-stopped' });
});

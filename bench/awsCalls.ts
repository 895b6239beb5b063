import { registerHooks } from 'node:module';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock, type Clock } from '../src/base/clock.ts';
import { silentLog } from '../src/base/log.ts';
import { tearDown } from '../src/commands/teardown/tearDown.ts';
import { ConnectionFolder } from '../src/connection/connectionFolder.ts';
import { LiveConnection } from '../src/connection/liveConnection.ts';
import { CostMeter } from '../src/model/costMeter.ts';
import { Model } from '../src/model/model.ts';
import { emptySnapshot } from '../src/model/snapshot.ts';
import { startSimulator, type Simulator } from '../src/simulator/simulator.ts';
import { documentsTwin, storeTwin } from '../test/commands/editorTwins.ts';
import type { Row } from './row.ts';

/** Both the lab's time and the product's pass so many times as fast: an hour takes a minute. */
const speed = 60;
const hour = 3_600_000;
/** Calls this close together (milliseconds of the product's time) are one look: pages, and kinds that are read at once. */
const oneLook = 1500;
const file = path.join(import.meta.dirname, '..', 'media', 'eks-networking-lab.yaml');

const clock: Clock = {
  now: () => started + (Date.now() - started) * speed,
  after: (ms, run) => systemClock.after(ms / speed, run),
};
const started = Date.now();

/**
 * How many calls of AWS a deploy takes, an hour of looking at a lab where nothing happens, an hour of not looking, and a
 * teardown; and how many looks of one kind there were in the busiest minute. Prints the operations behind each number.
 */
export async function awsCalls(): Promise<readonly Row[]> {
  const twin = new URL('../test/vscodeTwin.ts', import.meta.url).href;
  registerHooks({
    resolve: (name, context, next) => (name === 'vscode' ? { url: twin, shortCircuit: true } : next(name, context)),
  });
  const simulator = await startSimulator({ region: 'ap-northeast-2', speed, port: 0, seed: 3, onError() {} });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'calls-'));
  const { region, endpoint, addressService, accessKeyId, secretAccessKey } = simulator;
  const settings = {
    region,
    endpoint,
    addressService,
    credentials: { kind: 'keys', accessKeyId, secretAccessKey },
  } as const;
  const connection = new LiveConnection(
    { id: 'bench', name: 'Bench', icon: 'beaker', billed: false, region, stackName: 'myeks', clusterName: 'myeks' },
    settings,
    { folder: new ConnectionFolder(folder), node: process.execPath, tokenProgram: 'dist/token.js' },
  );
  try {
    const rows = await measured(simulator, 'deploy', 220, () => deploy(connection));
    const model = new Model({ clock, random: Math.random, log: silentLog });
    const meter = new CostMeter({ clock, log: silentLog });
    model.connect(connection);
    rows.push(...(await measured(simulator, 'an hour, nothing in sight', 0, () => sleep(hour / speed))));
    const look = model.look();
    rows.push(...(await measured(simulator, 'an hour, tree in sight', 600, () => sleep(hour / speed))));
    look.dispose();
    model.dispose();
    meter.connect(connection);
    rows.push(...(await measured(simulator, 'an hour, cost in the status bar', 150, () => sleep(hour / speed))));
    meter.dispose();
    rows.push(...(await measured(simulator, 'teardown', 400, () => takeApart(connection))));
    return rows;
  } finally {
    connection.dispose();
    simulator.dispose();
    await rm(folder, { recursive: true });
  }
}

/** The calls of some work, and how often stacks, and anything else, were looked at in its busiest minute. */
async function measured(simulator: Simulator, name: string, goal: number, work: () => Promise<void>): Promise<Row[]> {
  simulator.calls.clear();
  await work();
  const own = simulator.calls.called.filter(({ forCaller }) => !forCaller);
  for (const { action, count, times } of own.toSorted((a, b) => b.count - a.count))
    console.log(`  ${name}: ${action} ${count}, in the busiest minute ${busiestMinute(times)}`);
  const busiest = (isOne: (action: string) => boolean) =>
    own.filter(({ action }) => isOne(action)).reduce((most, { times }) => Math.max(most, busiestMinute(times)), 0);
  const isStack = (action: string) => action.startsWith('cloudformation:');
  return [
    { name: `AWS calls, ${name}`, value: own.reduce((sum, { count }) => sum + count, 0), unit: '', goal },
    { name: `stacks in a minute, ${name}`, value: busiest(isStack), unit: '', goal: 13 },
    { name: `others in a minute, ${name}`, value: busiest((action) => !isStack(action)), unit: '', goal: 13 },
  ];
}

/**
 * Looks in the busiest minute of the product's time. One each five seconds, the most that AWS's limits bear, makes twelve
 * and the one at the end.
 */
function busiestMinute(times: readonly number[]): number {
  const looks: number[] = [];
  for (const time of times) {
    const at = time * speed;
    if (at - (looks.at(-1) ?? -Infinity) > oneLook) looks.push(at);
  }
  const within = (start: number) => looks.filter((at) => at >= start && at < start + 60_000).length;
  return looks.reduce((most, at) => Math.max(most, within(at)), 0);
}

async function deploy(connection: LiveConnection): Promise<void> {
  const { LabDeployDesk } = await import('../src/commands/deploy/deployDesk.ts');
  const template = await readFile(file, 'utf8');
  const nobody = () => Promise.resolve(undefined);
  let tokens = 0;
  const desk = new LabDeployDesk({
    connections: { current: connection, use() {}, close() {} },
    prompts: { pick: nobody, input: nobody, confirm: () => Promise.resolve(true) },
    notices: { info: nobody, warn: nobody, error: (error) => console.error(error) },
    documents: documentsTwin(),
    storage: storeTwin(),
    clock,
    random: () => 0.5,
    log: { ...silentLog, show() {} },
    model: { snapshot: emptySnapshot, refresh() {} },
    clusterView: { show: () => Promise.resolve(), revealEnis: () => Promise.resolve() },
    costMeter: { soon() {} },
    templateFiles: { choose: nobody, read: () => Promise.resolve(template), fetch: () => Promise.resolve(template) },
    labTemplate: () => Promise.resolve(template),
    openExternal: () => Promise.resolve(),
    withProgress: (_title, run) => run(() => {}, new AbortController().signal),
    explain: ({ reason, subject }) => ({ sentence: `${reason}: ${subject}` }),
    newToken: () => `bench-${(tokens += 1)}`,
    execute() {},
  });
  await desk.connect(connection);
  await desk.open();
  const isLoading = () => Object.values(desk.form?.offers ?? {}).some(({ state }) => state === 'loading');
  while (desk.form === undefined || isLoading()) await sleep(50);
  await desk.check();
  await desk.plan();
  await desk.execute();
  while (desk.state.stage.kind !== 'end') await sleep(50);
  desk.dispose();
}

async function takeApart(connection: LiveConnection): Promise<void> {
  const { signal } = new AbortController();
  const ports = {
    cloud: await connection.cloud(),
    cluster: () => connection.cluster(signal),
    clock,
    random: () => 0.5,
    log: silentLog,
    signIn: () => Promise.resolve(false),
  };
  const lab = { stackName: 'myeks', clusterName: 'myeks', vpcId: undefined, issuerId: undefined };
  const { left } = await tearDown(ports, lab, new Set(), () => {}, signal);
  if (left.length > 0) throw new Error(`${left.length} left`);
}

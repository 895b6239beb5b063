import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { silentLog } from '../../src/base/log.ts';
import { ConnectionFolder } from '../../src/connection/connectionFolder.ts';
import type { Connection } from '../../src/connection/connection.ts';
import { PracticeWorld } from '../../src/connection/practice.ts';
import { ManualClock } from '../base/manualClock.ts';
import { temporaryFolder } from './temporaryFolder.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const open: Connection[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(async () => {
  for (const connection of open.splice(0)) connection.dispose();
  await folder.remove();
});

const signal = new AbortController().signal;

/** Says it is ready and then lives until its input closes. The access key carries its process id to the test. */
const world = `
process.stdin.resume().on('end', () => process.exit(0));
console.log(JSON.stringify({
  endpoint: 'http://127.0.0.1:1', region: 'ap-northeast-2', addressService: 'http://127.0.0.1:1/address', secretAccessKey: process.argv.slice(2, 5).join(' '),
  terminal: { path: process.argv[6] + '/bin', variables: { HELM_CONFIG_HOME: '/helm' }, settings: { ssh: ['-F', '/ssh'] } },
  accessKeyId: String(process.pid), controlToken: 't', pid: process.pid,
}));
console.log('later lines are nobody’s business');
`;

async function start(program: string, clock = systemClock, until = signal): Promise<Connection> {
  const script = path.join(folder.path, 'world.cjs');
  await writeFile(script, program);
  const tools = { folder: new ConnectionFolder(folder.path), node: process.execPath, tokenProgram: '/dist/token.js' };
  const { connection } = await new PracticeWorld(tools).open(
    { script, speed: 60, stackName: 'myeks', state: path.join(folder.path, 'practice.world'), clock, log: silentLog },
    until,
  );
  open.push(connection);
  return connection;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

async function pidOf(connection: Connection): Promise<number> {
  return Number((await connection.terminalEnvironment())['AWS_ACCESS_KEY_ID']);
}

test('connects to the world under the keys it gave', async () => {
  const connection = await start(world);
  expect(connection.profile).toEqual({
    id: 'practice',
    name: 'Practice',
    icon: 'beaker',
    billed: false,
    region: 'ap-northeast-2',
    stackName: 'myeks',
    clusterName: 'myeks',
  });
  expect(await connection.terminalEnvironment()).toMatchObject({
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_REGION: 'ap-northeast-2',
    AWS_SECRET_ACCESS_KEY: '--with-parent --speed 60',
  });
  expect(connection.closed.aborted).toBe(false);
});

test('its terminals have what the world offers them, before their own programs', async () => {
  const connection = await start(world);
  const bin = path.join(folder.path, 'practice', 'terminal', 'bin');
  expect(await connection.terminalEnvironment()).toMatchObject({
    PATH: `${bin}${path.delimiter}${process.env['PATH']}`,
    HELM_CONFIG_HOME: '/helm',
  });
});

test('closing the connection ends the world, and is no failure', async () => {
  const connection = await start(world);
  const pid = await pidOf(connection);
  expect(isAlive(pid)).toBe(true);
  connection.dispose();
  await expect.poll(() => isAlive(pid)).toBe(false);
  expect(connection.closed.reason).toMatchObject({ name: 'AbortError' });
  await expect(connection.cloud()).rejects.toMatchObject({ name: 'AbortError' });
});

test('a world that ends by itself closes the connection with its last words', async () => {
  const connection = await start(
    `${world} setTimeout(() => { console.error('out of memory'); process.exit(3); }, 100);`,
  );
  await expect.poll(() => connection.closed.aborted).toBe(true);
  expect(connection.closed.reason).toMatchObject({ reason: 'practice-stopped', detail: 'out of memory' });
  await expect(connection.cloud()).rejects.toMatchObject({ reason: 'practice-stopped' });
  await expect(connection.cluster(signal)).rejects.toMatchObject({ reason: 'practice-stopped' });
});

test('a world that is killed closes the connection', async () => {
  const connection = await start(world);
  process.kill(await pidOf(connection), 'SIGKILL');
  await expect.poll(() => connection.closed.aborted).toBe(true);
  expect(connection.closed.reason).toMatchObject({ reason: 'practice-stopped' });
});

test.each([
  ['ends at once', `console.error('no memory'); process.exit(3);`, 'no memory'],
  ['says something else', `console.log('hello'); setTimeout(() => {}, 60000);`, 'hello'],
  [
    'offers terminals half of it',
    world.replace(/variables: \{.*?\}/, 'x: 1'),
    'no path, variables and settings for terminals',
  ],
  ['leaves something out', `console.log('{"endpoint":"http://127.0.0.1:1"}'); setTimeout(() => {}, 60000);`, 'region'],
])('a world that %s is a failure with its words', async (_how, program, words) => {
  await expect(start(program)).rejects.toMatchObject({
    reason: 'practice-failed',
    detail: expect.stringContaining(words) as string,
  });
});

test('a program that cannot be run is a failure', async () => {
  const world = new PracticeWorld({
    folder: new ConnectionFolder(folder.path),
    node: path.join(folder.path, 'missing'),
    tokenProgram: '/dist/token.js',
  });
  const state = path.join(folder.path, 'practice.world');
  const starting = world.open(
    { script: 'x', speed: 60, stackName: 'myeks', state, clock: systemClock, log: silentLog },
    signal,
  );
  await expect(starting).rejects.toMatchObject({
    reason: 'practice-failed',
    detail: expect.stringContaining('ENOENT') as string,
  });
});

test('a world that says nothing for ten seconds is a failure', async () => {
  const clock = new ManualClock();
  const starting = start(`setTimeout(() => {}, 60000);`, clock);
  const outcome = expect(starting).rejects.toMatchObject({ reason: 'practice-failed' });
  await expect.poll(() => clock.waiting).toBe(1);
  clock.advance(10_000);
  await outcome;
});

test('a start that is cancelled leaves nothing running', async () => {
  const cancelling = new AbortController();
  const pidFile = path.join(folder.path, 'pid');
  const program = `require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setTimeout(() => {}, 60000);`;
  const starting = start(program, systemClock, cancelling.signal);
  const outcome = expect(starting).rejects.toMatchObject({ name: 'AbortError' });
  const { readFile } = await import('node:fs/promises');
  await expect.poll(() => readFile(pidFile, 'utf8').catch(() => '')).not.toBe('');
  cancelling.abort();
  await outcome;
  const pid = Number(await readFile(pidFile, 'utf8'));
  await expect.poll(() => isAlive(pid)).toBe(false);
});

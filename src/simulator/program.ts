import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lab2023 } from './presets/lab2023/lab2023.ts';
import { labName, type Preset } from './presets/preset.ts';
import { today } from './presets/today.ts';
import { savedPreset } from './persistence/savedWorld.ts';
import { readWorld } from './persistence/worldFile.ts';
import { WorldKeeper } from './persistence/worldKeeper.ts';
import { writeEnvironment, writeKubeconfig } from './shellEnvironment.ts';
import { startSimulator, type Simulator } from './simulator.ts';
import { makeTerminalFolder } from './terminalFolder.ts';

const usage = `Usage: simulator [--preset today|2023] [--deployed] [--speed N|instant] [--port P] [--region R] [--env-file F]
                 [--terminal-folder F] [--state F] [--seed N] [--with-parent]

  --preset           the lab of today, or as it was published in 2023 and then always deployed (today)
  --deployed         start with the lab's stack deployed
  --speed            how many times as fast as real time the lab runs (60)
  --env-file         write settings for a shell to source; a kubeconfig goes beside it
  --terminal-folder  put programs for terminals there (beside the env file)
  --state            go on with the world in that file if it has one, and keep it there
  --with-parent      stop when standard input closes
`;

const { values } = parseArgs({
  options: {
    preset: { type: 'string', default: 'today' },
    deployed: { type: 'boolean', default: false },
    speed: { type: 'string', default: '60' },
    port: { type: 'string', default: '0' },
    region: { type: 'string', default: 'ap-northeast-2' },
    'env-file': { type: 'string' },
    'terminal-folder': { type: 'string' },
    state: { type: 'string' },
    seed: { type: 'string' },
    'with-parent': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** This program is `dist/simulator.js`, with `token.js` beside it and the template in `media` beside `dist`. */
const dist = path.dirname(path.resolve(process.argv[1] ?? '.'));

/** What runs our other programs: this process's own executable. */
const runtime = {
  runtime: process.execPath,
  runtimeEnvironment: process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' },
};

function numberOf(name: string, text: string): number {
  const value = text === 'instant' ? Infinity : Number(text);
  if (Number.isNaN(value) || value < 0) throw new Error(`--${name} needs a number, not ${text}.`);
  return value;
}

function report(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

/** The world to begin with, or undefined for an empty account. */
async function presetOf(name: string, deployed: boolean): Promise<Preset | undefined> {
  if (name === '2023') return lab2023;
  if (name !== 'today') throw new Error(`--preset knows today and 2023, not ${name}.`);
  if (!deployed) return undefined;
  return today(await readFile(path.join(dist, '..', 'media', 'eks-networking-lab.yaml'), 'utf8'));
}

/** Keeps the kubeconfig in step with the clusters there are. */
function followClusters({ world, eks, region }: Simulator, file: string): Promise<void> {
  let written: string | undefined;
  let writing = Promise.resolve();
  const write = () => {
    const clusters = [...world.clusters.values()].filter(({ status }) => status === 'ACTIVE');
    const names = clusters.map(({ arn, endpoint }) => `${arn} ${endpoint ?? ''}`).join();
    if (names === written) return;
    written = names;
    writing = writing
      .then(() =>
        writeKubeconfig({
          file,
          region,
          clusters,
          tokenProgram: path.join(dist, 'token.js'),
          ...runtime,
        }),
      )
      .catch(report);
  };
  eks.onDidChange(write);
  write();
  return writing;
}

async function main(): Promise<void> {
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const { saved, setAside } = values.state === undefined ? {} : await readWorld(values.state);
  const preset = saved === undefined ? await presetOf(values.preset, values.deployed) : savedPreset(saved);
  const simulator = await startSimulator({
    region: values.region,
    speed: numberOf('speed', values.speed),
    port: numberOf('port', values.port),
    // A world that goes on must not draw again the ids that it drew when it was made.
    seed: values.seed === undefined || saved !== undefined ? randomInt(2 ** 31) : numberOf('seed', values.seed),
    ...(preset !== undefined && { preset }),
    onError: report,
  });
  const keeper = values.state === undefined ? undefined : new WorldKeeper(simulator, values.state, report);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // What is under way is brought to its end, so that it is found done.
    if (keeper !== undefined) simulator.setSpeed(Infinity);
    await keeper?.finish();
    simulator.dispose();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  if (values['with-parent'])
    process.stdin
      .once('close', () => void stop())
      .once('end', () => void stop())
      .resume();
  const { endpoint, region, accessKeyId, secretAccessKey, controlToken } = simulator;
  const keys = { endpoint, region, accessKeyId, secretAccessKey };
  const file = values['env-file'];
  const folder = values['terminal-folder'] ?? (file === undefined ? undefined : `${path.resolve(file)}.terminal`);
  const terminal =
    folder === undefined
      ? undefined
      : await makeTerminalFolder({
          folder,
          dist,
          ssh: simulator.ssh,
          doors: simulator.doors,
          onError: report,
          ...runtime,
        });
  if (file !== undefined) {
    await writeEnvironment({ file, ...keys, clusterName: labName, terminal });
    await followClusters(simulator, file);
  }
  const ready = {
    ...keys,
    addressService: simulator.addressService,
    controlToken,
    pid: process.pid,
    terminal,
    setAside,
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

main().catch((error: unknown) => {
  report(error);
  process.exit(1);
});

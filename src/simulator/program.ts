import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { deployTemplate } from './deployTemplate.ts';
import { writeEnvironment, writeKubeconfig } from './shellEnvironment.ts';
import { startSimulator, type Simulator } from './simulator.ts';
import { makeTerminalFolder } from './terminalFolder.ts';

const usage = `Usage: simulator [--deployed] [--speed N|instant] [--port P] [--region R] [--env-file F] [--terminal-folder F] [--seed N]
                 [--with-parent]

  --deployed         start with the lab's stack deployed
  --speed            how many times as fast as real time the lab runs (60)
  --env-file         write settings for a shell to source; a kubeconfig goes beside it
  --terminal-folder  put programs for terminals there (beside the env file)
  --with-parent      stop when standard input closes
`;

/** The stack of `--deployed`, named as the cluster its template makes. */
const stackName = 'myeks';

const { values } = parseArgs({
  options: {
    deployed: { type: 'boolean', default: false },
    speed: { type: 'string', default: '60' },
    port: { type: 'string', default: '0' },
    region: { type: 'string', default: 'ap-northeast-2' },
    'env-file': { type: 'string' },
    'terminal-folder': { type: 'string' },
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
  const speed = numberOf('speed', values.speed);
  const simulator = await startSimulator({
    region: values.region,
    speed: values.deployed ? Infinity : speed,
    port: numberOf('port', values.port),
    seed: values.seed === undefined ? randomInt(2 ** 31) : numberOf('seed', values.seed),
    onError: report,
  });
  const stop = () => {
    simulator.dispose();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (values['with-parent']) process.stdin.once('close', stop).once('end', stop).resume();
  if (values.deployed) {
    const template = await readFile(path.join(dist, '..', 'media', 'eks-networking-lab.yaml'), 'utf8');
    await deployTemplate(simulator, stackName, template);
    simulator.setSpeed(speed);
  }
  const { endpoint, region, accessKeyId, secretAccessKey, controlToken } = simulator;
  const keys = { endpoint, region, accessKeyId, secretAccessKey };
  const file = values['env-file'];
  const folder = values['terminal-folder'] ?? (file === undefined ? undefined : `${path.resolve(file)}.terminal`);
  const terminal = folder === undefined ? undefined : await makeTerminalFolder({ folder, dist, ...runtime });
  if (file !== undefined) {
    await writeEnvironment({ file, ...keys, clusterName: stackName, terminal });
    await followClusters(simulator, file);
  }
  const ready = { ...keys, controlToken, pid: process.pid, terminal };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

main().catch((error: unknown) => {
  report(error);
  process.exit(1);
});

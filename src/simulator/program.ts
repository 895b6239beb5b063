import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { deployTemplate } from './deployTemplate.ts';
import { writeEnvironment, writeKubeconfig } from './shellEnvironment.ts';
import { startSimulator, type Simulator } from './simulator.ts';

const usage = `Usage: simulator [--deployed] [--speed N|instant] [--port P] [--region R] [--env-file F] [--seed N] [--with-parent]

  --deployed     start with the lab's stack deployed
  --speed        how many times as fast as real time the lab runs (60)
  --env-file     write settings for a shell to source; a kubeconfig goes beside it
  --with-parent  stop when standard input closes
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
    seed: { type: 'string' },
    'with-parent': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** This program is `dist/simulator.js`, with `token.js` beside it and the template in `media` beside `dist`. */
const dist = path.dirname(path.resolve(process.argv[1] ?? '.'));

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
    const electron = process.versions['electron'] !== undefined;
    writing = writing
      .then(() =>
        writeKubeconfig({
          file,
          region,
          clusters,
          tokenProgram: path.join(dist, 'token.js'),
          runtime: process.execPath,
          runtimeEnvironment: electron ? { ELECTRON_RUN_AS_NODE: '1' } : {},
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
  const file = values['env-file'];
  if (file !== undefined) {
    await writeEnvironment({ file, endpoint, region, accessKeyId, secretAccessKey });
    await followClusters(simulator, file);
  }
  const ready = { endpoint, region, accessKeyId, secretAccessKey, controlToken, pid: process.pid };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

main().catch((error: unknown) => {
  report(error);
  process.exit(1);
});

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { median, type Row } from './row.ts';

const runs = 3;

interface Server {
  readonly endpoint: string;
  readonly certificatePem: string;
  readonly token: string;
}

/**
 * `kubectl get pods -A` by the Lab Shell's kubectl, a program of its own; the goal is the time of the machine's own. No row
 * where that is missing.
 */
export async function kubectlGet({ endpoint, certificatePem, token }: Server): Promise<readonly Row[]> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'kubectl-bench-'));
  const cluster = {
    server: endpoint,
    'certificate-authority-data': Buffer.from(certificatePem).toString('base64'),
  };
  const config = {
    clusters: [{ name: 'bench', cluster }],
    users: [{ name: 'bench', user: { token } }],
    contexts: [{ name: 'bench', context: { cluster: 'bench', user: 'bench' } }],
    'current-context': 'bench',
  };
  const kubeconfig = path.join(home, 'config');
  writeFileSync(kubeconfig, JSON.stringify(config));
  const env = { ...process.env, HOME: home, KUBECONFIG: kubeconfig };
  const time = async (program: string, ...args: readonly string[]): Promise<number> => {
    const measured: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      const child = spawn(program, [...args, 'get', 'pods', '-A'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
      await new Promise((resolve) => child.once('exit', resolve));
      measured.push(performance.now() - start);
    }
    return median(measured);
  };
  try {
    if (spawnSync('kubectl', ['version', '--client'], { stdio: 'ignore' }).status !== 0) return [];
    const goal = await time('kubectl');
    const value = await time(process.execPath, 'dist/tools.js', 'kubectl');
    return [{ name: 'our kubectl get pods -A of them', value, unit: 'ms', goal: Math.round(goal) }];
  } finally {
    rmSync(home, { recursive: true });
  }
}

import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RunningLabClock } from '../../src/simulator/world/runningLabClock.ts';
import { adminKey, startLab, strangerKey, viewerKey, type Lab } from '../simulator/control/lab.ts';
import { tokenOf } from '../simulator/control/token.ts';

/** Why the tests that drive the real kubectl cannot run here; undefined if they can. */
export const kubectlMissing =
  spawnSync('kubectl', ['version', '--client'], { stdio: 'ignore' }).status === 0
    ? undefined
    : 'skipped: no kubectl on the PATH';

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A cluster in this process and a kubeconfig for it: contexts `admin`, `viewer` and `stranger`. */
export class KubectlLab {
  readonly lab: Lab;
  readonly clock: RunningLabClock;
  /** What kubectl finds in its environment besides. */
  environment: Readonly<Record<string, string>> = {};
  readonly #home = mkdtempSync(path.join(tmpdir(), 'kubectl-lab-'));

  private constructor(lab: Lab, clock: RunningLabClock) {
    this.lab = lab;
    this.clock = clock;
    const { endpoint: server, certificateAuthority } = lab.controlPlane;
    const users = { admin: adminKey, viewer: viewerKey, stranger: strangerKey };
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'lab', cluster: { server, 'certificate-authority-data': certificateAuthority } }],
      users: Object.entries(users).map(([name, key]) => ({ name, user: { token: tokenOf(key) } })),
      contexts: Object.keys(users).map((name) => ({ name, context: { cluster: 'lab', user: name } })),
      'current-context': 'admin',
    };
    writeFileSync(this.kubeconfig, JSON.stringify(config));
  }

  static async start(speed = 60, version = '1.36'): Promise<KubectlLab> {
    const clock = new RunningLabClock(speed);
    return new KubectlLab(await startLab({ clock, version }), clock);
  }

  get kubeconfig(): string {
    return path.join(this.#home, 'config');
  }

  /** Runs kubectl with a home of its own, so that no discovery of another cluster is cached. */
  run(args: readonly string[], input = '', signal?: AbortSignal): Promise<Answer> {
    return new Promise((resolve) => {
      const env = { ...process.env, ...this.environment, HOME: this.#home, KUBECONFIG: this.kubeconfig };
      const options = { env, ...(signal === undefined ? {} : { signal }) };
      const child = execFile('kubectl', args, options, (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err });
      });
      child.stdin?.end(input);
    });
  }

  /** What kubectl prints; fails the test with its own words if it fails. */
  async kubectl(line: string, input = ''): Promise<string> {
    const answer = await this.run(line.split(' '), input);
    if (answer.code !== 0) throw new Error(`kubectl ${line}: ${answer.err}`);
    return answer.out;
  }

  /** Asks again until the answer is as wanted. */
  async until(line: string, wanted: (out: string) => boolean): Promise<string> {
    const end = Date.now() + 30_000;
    for (;;) {
      const out = await this.kubectl(line);
      if (wanted(out)) return out;
      if (Date.now() > end) throw new Error(`kubectl ${line} never came to that:\n${out}`);
    }
  }

  dispose(): void {
    this.lab.controlPlane.dispose();
    this.clock.dispose();
    rmSync(this.#home, { recursive: true, force: true });
  }
}

export const netshootManifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: netshoot-pod
spec:
  replicas: 3
  selector:
    matchLabels:
      app: netshoot-pod
  template:
    metadata:
      labels:
        app: netshoot-pod
    spec:
      containers:
      - name: netshoot-pod
        image: nicolaka/netshoot
        command: ["tail"]
        args: ["-f", "/dev/null"]
      terminationGracePeriodSeconds: 0
`;

export const nginxManifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: nginx-deployment
  labels:
    app: nginx
spec:
  replicas: 2
  selector:
    matchLabels:
      app: nginx
  template:
    metadata:
      labels:
        app: nginx
    spec:
      containers:
      - name: nginx
        image: nginx:alpine
        ports:
        - containerPort: 80
`;

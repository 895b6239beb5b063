import { fork } from 'node:child_process';
import https from 'node:https';
import path from 'node:path';
import { tokenOf } from '../test/simulator/control/token.ts';
import { kubectlGet } from './kubectlGet.ts';
import type { Row } from './row.ts';

const nodeCount = 1000;
const podCount = 15_000;
const watchers = 50;
const connections = 16;
const patience = 30_000;
/** The form that kubectl asks for what it prints. */
const table = 'application/json;as=Table;v=v1;g=meta.k8s.io';

/** Bytes of memory, and microseconds of processor time since the start. */
interface Usage {
  readonly memory: number;
  readonly processor: number;
}

interface Page {
  readonly metadata: { readonly continue?: string };
}

interface Address {
  readonly endpoint: string;
  readonly certificatePem: string;
}

/**
 * The Kubernetes API alone in a process of its own, over its socket. The goals come from a kube-apiserver 1.20 on a
 * machine of two cores: 614 creates a second, 1.2 s for a list, 1.2 GB.
 */
export async function kubernetesApi(): Promise<readonly Row[]> {
  const program = path.join(import.meta.dirname, 'programs', 'apiServer.ts');
  const server = fork(program, { execArgv: ['--expose-gc', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'] });
  const answer = <T>() => new Promise<T>((resolve) => server.once('message', (message) => resolve(message as T)));
  const { endpoint, certificatePem } = await answer<Address>();
  const usage = () => {
    const told = answer<Usage>();
    server.send('usage');
    return told;
  };
  const agent = new https.Agent({ keepAlive: true, maxSockets: connections, ca: certificatePem });
  const headers = { authorization: `Bearer ${tokenOf('AKIABENCH')}`, 'content-type': 'application/json' };
  const ask = (method: string, at: string, body?: unknown, extra = {}): Promise<readonly Buffer[]> =>
    new Promise((resolve, reject) => {
      const request = https.request(endpoint + at, { agent, method, headers: { ...headers, ...extra } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          (response.statusCode ?? 500) < 300 ? resolve(chunks) : reject(new Error(`${at}: ${response.statusCode}`)),
        );
      });
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  try {
    const before = await usage();
    await each(nodeCount, (index) => ask('POST', '/api/v1/nodes', node(index)));
    const began = await usage();
    const created = await timed(() => each(podCount, (index) => ask('POST', pods, pod(`pod-${index}`, index))));
    const ended = await usage();
    const listed = await timed(() => ask('GET', '/api/v1/pods'));
    const again = await timed(() => ask('GET', '/api/v1/pods'));
    const page = (at: string) => ask('GET', `/api/v1/pods?limit=500${at}`, undefined, { accept: table });
    const paged = await timed(() => page(''));
    const printed = await kubectlGet({ endpoint, certificatePem, token: tokenOf('AKIABENCH') });
    const after = await usage();
    const all = await timed(async () => {
      for (let from: string | undefined = ''; from !== undefined;) {
        const { metadata } = JSON.parse(Buffer.concat(await page(from)).toString()) as Page;
        from = metadata.continue === undefined ? undefined : `&continue=${metadata.continue}`;
      }
    });
    const fanOut = await watched(endpoint, certificatePem, headers, () =>
      each(100, (index) => ask('POST', pods, pod(`seen-${index}`, index))),
    );
    return [
      // A rate has to be high, everything else low: so this one is told by the time for one.
      { name: `create, of ${podCount} pods, each`, value: (created / podCount) * 1000, unit: 'µs', goal: 333 },
      {
        name: 'of that, processor time of the server',
        value: (ended.processor - began.processor) / podCount,
        unit: 'µs',
        goal: 333,
      },
      { name: `list of ${podCount} pods`, value: listed, unit: 'ms', goal: 400 },
      { name: `list of ${podCount} pods, again`, value: again, unit: 'ms', goal: 400 },
      { name: 'a page of kubectl get pods', value: paged, unit: 'ms', goal: 50 },
      { name: 'kubectl get pods -A, all pages', value: all, unit: 'ms', goal: 1000 },
      ...printed,
      { name: `a change seen by ${watchers} watches, each`, value: fanOut / 100, unit: 'ms', goal: 10 },
      { name: 'memory for them', value: (after.memory - before.memory) / 2 ** 20, unit: 'MiB', goal: 300 },
    ];
  } finally {
    agent.destroy();
    server.kill();
  }
}

const pods = '/api/v1/namespaces/default/pods';

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Runs `count` requests, as many at a time as there are connections. */
async function each(count: number, run: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await run(index);
  };
  await Promise.all(Array.from({ length: connections }, work));
}

/** How long it takes until every watch has seen each of a hundred new pods. */
async function watched(
  endpoint: string,
  ca: string,
  headers: Readonly<Record<string, string>>,
  change: () => Promise<void>,
): Promise<number> {
  const agent = new https.Agent({ ca, maxSockets: watchers });
  const seen: Promise<void>[] = [];
  const open = Array.from(
    { length: watchers },
    () =>
      new Promise<void>((resolve, reject) => {
        const at = `${endpoint}${pods}?watch=true&sendInitialEvents=false&resourceVersionMatch=NotOlderThan`;
        const request = https.get(at, { agent, headers }, (response) => {
          seen.push(
            new Promise((done) => {
              let lines = 0;
              response.on('data', (chunk: Buffer) => {
                for (const byte of chunk) if (byte === 10) lines += 1;
                if (lines >= 100) done();
              });
              response.on('error', () => {});
            }),
          );
          resolve();
        });
        request.setTimeout(patience);
        request.on('error', reject);
      }),
  );
  await Promise.all(open);
  const time = await timed(async () => {
    await change();
    await Promise.all(seen);
  });
  agent.destroy();
  return time;
}

function node(index: number): unknown {
  const name = `ip-192-168-${Math.floor(index / 250)}-${index % 250}.ap-northeast-2.compute.internal`;
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': 'ap-northeast-2a' } },
    status: { capacity: { cpu: '2', memory: '3943368Ki', pods: '17' } },
  };
}

function pod(name: string, index: number): unknown {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app: `app-${index % 100}`, 'pod-template-hash': '6fb79bc456' } },
    spec: {
      nodeName: `node-${index % nodeCount}`,
      containers: [
        {
          name: 'nginx',
          image: 'nginx:alpine',
          ports: [{ containerPort: 80 }],
          env: [{ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
          resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
        },
      ],
    },
  };
}

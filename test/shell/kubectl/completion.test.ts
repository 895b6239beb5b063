import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { completeKubectl } from '../../../src/shell/kubectl/completion.ts';
import { kubectl } from '../../../src/shell/kubectl/kubectl.ts';
import { verbs } from '../../../src/shell/kubectl/verbs.ts';
import { ToolRun } from '../toolRun.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'completion-'));
const kubeconfig = path.join(folder, 'config');
let asked: string[] = [];
let server: Server;

const kind = (name: string, Kind: string, namespaced: boolean) => ({
  resource: name,
  responseKind: { kind: Kind },
  scope: namespaced ? 'Namespaced' : 'Cluster',
  singularResource: Kind.toLowerCase(),
  verbs: ['list'],
});
const everybody = [kind('pods', 'Pod', true), kind('nodes', 'Node', false)];
const names: Readonly<Record<string, readonly string[]>> = {
  '/api/v1/namespaces/default/pods': ['web-1', 'web-2'],
  '/api/v1/namespaces/other/pods': ['elsewhere'],
  '/api/v1/nodes': ['n1'],
  '/api/v1/namespaces': ['default', 'other'],
};

/** An API server that shows kim one kind more than others. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://server');
    const isKim = request.headers['impersonate-user'] === 'kim' || request.headers.authorization === 'Bearer kims';
    asked.push(url.pathname);
    const own = [kind('namespaces', 'Namespace', false), ...(isKim ? [kind('secrets', 'Secret', true)] : [])];
    const core = { metadata: {}, versions: [{ version: 'v1', resources: [...everybody, ...own] }] };
    const list = (names[url.pathname] ?? []).map((name) => ({ metadata: { name } }));
    const items = url.pathname === '/api' ? [core] : list;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ kind: url.pathname.startsWith('/api/') ? 'List' : 'APIGroupDiscoveryList', items }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const config = {
    clusters: [{ name: 'c', cluster: { server: `http://127.0.0.1:${port}` } }],
    users: ['lees', 'kims'].map((name) => ({ name, user: { token: name } })),
    contexts: ['lees', 'kims'].map((name) => ({ name, context: { cluster: 'c', user: name } })),
    'current-context': 'lees',
  };
  writeFileSync(kubeconfig, JSON.stringify(config));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
});

const run = () => new ToolRun({ environment: { KUBECONFIG: kubeconfig }, cwd: folder });
const complete = async (line: string, word = '') =>
  await completeKubectl(line === '' ? [] : line.split(' '), word, run().context);

describe('Tab after kubectl', () => {
  test('offers every command of the table', async () => {
    const first = new Set(Object.keys(verbs).map((name) => name.split(' ')[0]));
    expect(await complete('')).toEqual(expect.arrayContaining([...first]));
    expect(await complete('top')).toEqual(['node', 'pod']);
  });

  test('offers kinds, then objects of the kind; workloads where only those will do', async () => {
    expect(await complete('describe')).toEqual(['pods', 'nodes', 'namespaces']);
    expect(await complete('describe pod')).toEqual(['web-1', 'web-2']);
    expect(await complete('get', 'pod/w')).toEqual(['pod/web-1', 'pod/web-2']);
    expect(await complete('rollout restart')).toEqual(['daemonset', 'deployment', 'statefulset']);
    expect(await complete('set image')).toEqual(['daemonset', 'deployment', 'statefulset']);
  });

  test('offers the objects of commands that are about one kind', async () => {
    expect(await complete('logs')).toEqual(['web-1', 'web-2']);
    expect(await complete('-n other exec')).toEqual(['elsewhere']);
    expect(await complete('cordon')).toEqual(['n1']);
    expect(await complete('top pod')).toEqual(['web-1', 'web-2']);
  });

  test('takes the value of a flag for no word, whichever flag it is', async () => {
    expect(await complete('get --sort-by .metadata.name')).toEqual(['pods', 'nodes', 'namespaces']);
    expect(await complete('get --sort-by .metadata.name pods')).toEqual(['web-1', 'web-2']);
    expect(await complete('get -A pods')).toEqual(['web-1', 'web-2']);
    expect(await complete('get pods -n')).toEqual(['default', 'other']);
  });

  test('offers nothing of the cluster where nothing of it is meant', async () => {
    expect(await complete('version')).toEqual([]);
    expect(await complete('cp')).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe('the kinds of a server', () => {
  const kindsFor = async (...flags: readonly string[]) => {
    const it = run();
    expect(await it.run(kubectl, 'api-resources', '-o', 'name', ...flags)).toBe(0);
    return it.out.trim().split('\n').toSorted();
  };

  test('are kept for each who asks', async () => {
    await kindsFor();
    expect(await kindsFor('--context=kims')).toEqual(['namespaces', 'nodes', 'pods', 'secrets']);
    expect(await kindsFor()).toEqual(['namespaces', 'nodes', 'pods']);
    expect(await kindsFor('--as=kim')).toContain('secrets');
    asked = [];
    expect(await complete('describe')).not.toContain('secrets');
    expect(asked).toEqual([]);
  });
});

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kubectl } from '../../../src/shell/kubectl/kubectl.ts';
import { ToolRun } from '../toolRun.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'watch-'));
const kubeconfig = path.join(folder, 'config');
let server: Server;
/** What the server does with a watch after its first event. */
let then: (response: ServerResponse) => void = () => undefined;

const resource = {
  resource: 'widgets',
  responseKind: { kind: 'Widget' },
  scope: 'Cluster',
  singularResource: 'widget',
  verbs: ['list', 'watch'],
};
const discovery = { metadata: { name: 'lab' }, versions: [{ version: 'v1', resources: [resource] }] };
const widget = (name: string, resourceVersion: string) => ({
  apiVersion: 'lab/v1',
  kind: 'Widget',
  metadata: { name, resourceVersion },
});

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://server');
    response.setHeader('content-type', 'application/json');
    if (url.searchParams.has('watch')) {
      response.write(`${JSON.stringify({ type: 'MODIFIED', object: widget('a', '8') })}\n`, () => then(response));
      return;
    }
    const isDiscovery = /^\/apis?$/.test(url.pathname);
    const items = isDiscovery ? (url.pathname === '/apis' ? [discovery] : []) : [widget('a', '7')];
    response.end(JSON.stringify({ kind: isDiscovery ? 'APIGroupDiscoveryList' : 'WidgetList', items, metadata: {} }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const config = {
    clusters: [{ name: 'c', cluster: { server: `http://127.0.0.1:${port}` } }],
    contexts: [{ name: 'c', context: { cluster: 'c', user: '' } }],
    'current-context': 'c',
  };
  writeFileSync(kubeconfig, JSON.stringify(config));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const watching = () => new ToolRun({ environment: { KUBECONFIG: kubeconfig }, cwd: folder });
const words = ['get', 'widgets', '-w', '-o', 'name'];

// So the real one ends where practice cuts its connections: with 0, and nothing said.
test.each<[string, typeof then]>([
  ['the server ends it', (response) => response.end()],
  ['the connection breaks', (response) => response.destroy()],
  ['the connection breaks within an event', (response) => response.write('{"type":"MOD', () => response.destroy())],
])('a watch ends quietly when %s', async (_, what) => {
  then = what;
  const it = watching();
  expect(await it.run(kubectl, ...words)).toBe(0);
  expect([it.out, it.err]).toEqual(['widget.lab/a\nwidget.lab/a\n', '']);
});

test('an error that the server tells of is told', async () => {
  const status = { kind: 'Status', reason: 'Expired', message: 'too old resource version: 7 (9)', code: 410 };
  then = (response) => response.end(`${JSON.stringify({ type: 'ERROR', object: status })}\n`);
  const it = watching();
  expect(await it.run(kubectl, ...words)).toBe(1);
  expect(it.err).toContain('too old resource version: 7 (9)');
});

test('Ctrl-C ends it without a word', async () => {
  then = () => undefined;
  const it = watching();
  const running = it.run(kubectl, ...words);
  await it.until('widget.lab/a\nwidget.lab/a\n');
  it.interrupt();
  await running;
  expect(it.err).toBe('');
});

import { connect } from 'node:tls';
import { get as httpsGet, Agent } from 'node:https';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configMaps, deployments, pods, services } from '../../src/simulator/kubernetes/kinds.ts';
import { modelOf, type FieldType, type Model, type Scalar } from '../../src/simulator/kubernetes/schema/model.ts';
import { keptKinds } from '../../src/simulator/kubernetes/servedKinds.ts';
import { createObject } from '../../src/simulator/kubernetes/writes/create.ts';
import { ask, startTestServer, type TestServer } from '../simulator/kubernetes/server/testServer.ts';

let lab: TestServer;
beforeAll(async () => {
  lab = await startTestServer();
});
afterAll(() => lab.server.dispose());

const word = fc.oneof(
  fc.constantFrom(
    'pods',
    'deployments',
    'services',
    'namespaces',
    'default',
    'web',
    'scale',
    'status',
    'log',
    'eviction',
  ),
  fc.string({ maxLength: 12 }).map(encodeURIComponent),
  fc.constantFrom('%', '%zz', '..', '.', '', '\u00e9', '%00'),
);
const root = fc.constantFrom(
  '/api/v1',
  '/apis/apps/v1',
  '/apis/batch/v1',
  '/apis/nothing/v1',
  '/apis',
  '/openapi/v3',
  '',
);
const served = fc.constantFrom(
  ...['pods', 'services', 'configmaps', 'secrets', 'serviceaccounts', 'resourcequotas', 'limitranges', 'endpoints'].map(
    (plural) => `/api/v1/namespaces/default/${plural}`,
  ),
  ...['deployments', 'daemonsets', 'statefulsets', 'replicasets'].map(
    (plural) => `/apis/apps/v1/namespaces/default/${plural}`,
  ),
  '/api/v1/nodes',
  '/api/v1/namespaces',
  '/apis/batch/v1/namespaces/default/jobs',
  '/apis/batch/v1/namespaces/default/cronjobs',
  '/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers',
  '/apis/networking.k8s.io/v1/namespaces/default/ingresses',
  '/apis/policy/v1/namespaces/default/poddisruptionbudgets',
  '/apis/events.k8s.io/v1/namespaces/default/events',
  '/apis/rbac.authorization.k8s.io/v1/clusterroles',
  '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
  '/apis/authentication.k8s.io/v1/tokenreviews',
  '/apis/crd.k8s.amazonaws.com/v1alpha1/eniconfigs',
);
const end = fc.constantFrom(
  '',
  '',
  '/web',
  '/web',
  '/web/status',
  '/web/scale',
  '/web/eviction',
  '/web/log',
  '/web/token',
);
const path = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(served, end).map(([at, rest]) => at + rest) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(root, fc.array(word, { maxLength: 6 }))
      .map(([start, parts]) => [start, ...parts].join('/') || '/'),
  },
);
const query = fc.oneof(
  fc.constant(''),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(
          'limit',
          'continue',
          'resourceVersion',
          'resourceVersionMatch',
          'labelSelector',
          'fieldSelector',
          'fieldValidation',
          'dryRun',
          'fieldManager',
          'propagationPolicy',
          'gracePeriodSeconds',
          'tailLines',
        ),
        fc.oneof(
          fc.string({ maxLength: 8 }),
          fc.constantFrom('1', '-1', '0', 'All', 'Strict', 'a in (b', 'Exact', '99999999999'),
        ),
      ),
      { maxLength: 4 },
    )
    .map((pairs) => `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`),
);
const body = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.string({ maxLength: 40 }),
  fc
    .record({
      kind: fc.constantFrom('Pod', 'Deployment', 'Service', 'Job', 'ConfigMap'),
      metadata: fc.json(),
      spec: fc.json(),
    })
    .map((value) => JSON.stringify(value)),
  fc
    .record({
      metadata: fc.record({
        name: fc.string({ maxLength: 5 }),
        labels: fc.dictionary(fc.string({ maxLength: 4 }), fc.anything({ maxDepth: 1 })),
      }),
      spec: fc.dictionary(
        fc.constantFrom(
          'replicas',
          'template',
          'selector',
          'containers',
          'ports',
          'type',
          'schedule',
          'jobTemplate',
          'taints',
        ),
        fc.anything({ maxDepth: 2, withNullPrototype: false }),
        { maxKeys: 4 },
      ),
      status: fc.anything({ maxDepth: 1 }),
    })
    .map((value) => JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item))),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.concat([Buffer.from('k8s\0'), bytes])),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
);
const type = fc.constantFrom(
  'application/json',
  'application/yaml',
  'application/vnd.kubernetes.protobuf',
  'application/strategic-merge-patch+json',
  'application/merge-patch+json',
  'application/json-patch+json',
  'application/apply-patch+yaml',
  'text/plain',
  '',
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS');

test('three hundred malformed requests: each has its answer, none breaks the server', async () => {
  const labels = { app: 'web' };
  const spec = { containers: [{ name: 'web', image: 'nginx' }] };
  const metadata = { name: 'web', namespace: 'default', labels };
  createObject(lab.api, pods, { metadata, spec });
  createObject(lab.api, deployments, {
    metadata,
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  });
  createObject(lab.api, services, { metadata, spec: { ports: [{ port: 80 }] } });
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(method, path, query, type, body, async (verb, at, parameters, contentType, sent) => {
      const withBody = verb !== 'GET' && verb !== 'HEAD';
      const target = encodeURI(decodeURI(encodeURI(at))) + parameters;
      const reply = await ask(lab, verb, target, withBody ? sent : undefined, { 'content-type': contentType });
      seen.add(reply.status);
      expect(reply.status).not.toBe(500);
      if (reply.status < 400 || verb === 'HEAD' || /^\/(healthz|livez|readyz)/.test(at)) return;
      const status = JSON.parse(reply.text) as { kind: string; status: string; code: number; message: string };
      expect(status).toMatchObject({ kind: 'Status', apiVersion: 'v1', status: 'Failure', code: reply.status });
      expect(status.message).not.toBe('');
    }),
    { numRuns: 300, seed: 20_261_123 },
  );
  // They did reach the resources, and not only the gate.
  expect([...seen]).toEqual(expect.arrayContaining([200, 400, 404, 405, 415, 422]));
  expect((await ask(lab, 'GET', '/readyz')).text).toBe('ok');
});

/** A value of a type, put together at random: of the right form, but saying anything. */
function valueOf(type: FieldType, depth: number): fc.Arbitrary<unknown> {
  switch (type.form) {
    case 'model':
      return depth === 0 ? fc.constant({}) : objectOf(type.model, depth - 1);
    case 'list':
      return fc.array(valueOf(type.item, depth), { maxLength: 2 });
    case 'map':
      return fc.dictionary(fc.constantFrom('app', 'cpu', 'a/b'), valueOf(type.item, depth), { maxKeys: 2 });
    default:
      return scalarOf(type.scalar);
  }
}

function scalarOf(scalar: Scalar): fc.Arbitrary<unknown> {
  switch (scalar) {
    case 'boolean':
      return fc.boolean();
    case 'int32':
    case 'int64':
    case 'number':
      return fc.constantFrom(-1, 0, 1, 80, 100_000);
    case 'Quantity':
      return fc.constantFrom('1', '100m', '1Gi', '-5', '1.5');
    case 'IntOrString':
      return fc.constantFrom(0, 1, '25%', 'http', '');
    case 'bytes':
      return fc.constantFrom('', 'YQ==');
    case 'Date':
    case 'MicroTime':
      return fc.constant('2026-11-23T06:03:24Z');
    case 'any':
      return fc.constantFrom({}, 1, 'a');
    default:
      return fc.constantFrom('', 'a', 'Web', 'ClusterIP', 'Always', 'RollingUpdate', 'example.com/a', '* * * * *');
  }
}

function objectOf(model: Model, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const fields = [...model.fields].filter(([name]) => !['metadata', 'kind', 'apiVersion'].includes(name));
  return fc
    .subarray(fields, { maxLength: Math.min(6, fields.length) })
    .chain((some) => fc.record(Object.fromEntries(some.map(([name, type]) => [name, valueOf(type, depth)]))));
}

test('objects put together at random from the fields of their kind: taken or refused, listed and deleted', async () => {
  const kinds = keptKinds.filter((kind) => kind.since <= 36 && kind.until >= 36);
  const table = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' };
  const taken = new Set<string>();
  const some = fc.constantFrom(...kinds).chain((kind) => fc.tuple(fc.constant(kind), objectOf(modelOf(kind.model), 5)));
  await fc.assert(
    fc.asyncProperty(some, async ([kind, fields]) => {
      const base = kind.group === '' ? '/api/v1' : `/apis/${kind.group}/${kind.version}`;
      const at = `${base}${kind.namespaced ? '/namespaces/other' : ''}/${kind.plural}`;
      const created = await ask(lab, 'POST', at, JSON.stringify({ ...fields, metadata: { name: 'random' } }));
      expect([201, 400, 403, 422], `${at}: ${created.text}`).toContain(created.status);
      if (created.status !== 201) return;
      taken.add(kind.plural);
      const listed = await ask(lab, 'GET', at, undefined, table);
      expect(listed.status, listed.text).toBe(200);
      const patched = await ask(lab, 'PATCH', `${at}/random`, '{"metadata":{"labels":{"a":"b"}}}', {
        'content-type': 'application/merge-patch+json',
      });
      expect([200, 422], patched.text).toContain(patched.status);
      expect((await ask(lab, 'DELETE', `${at}/random?gracePeriodSeconds=0`)).status).toBe(200);
      if (kind.plural === 'namespaces') lab.api.store.remove(kind, '', 'random');
    }),
    { numRuns: 300, seed: 20_261_123 },
  );
  expect(taken.size).toBeGreaterThan(20);
});

test('wrong objects: a table of every kind is still shown afterwards', async () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['/api/v1/nodes', { metadata: { name: 'bare' } }],
    ['/apis/networking.k8s.io/v1/namespaces/default/ingresses', { metadata: { name: 'bare' }, spec: { rules: [{}] } }],
    ['/apis/rbac.authorization.k8s.io/v1/clusterroles', { metadata: { name: 'bare' } }],
    ['/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers', { metadata: { name: 'bare' } }],
    ['/api/v1/namespaces/default/persistentvolumeclaims', { metadata: { name: 'bare' } }],
    ['/api/v1/persistentvolumes', { metadata: { name: 'bare' } }],
    ['/apis/policy/v1/namespaces/default/poddisruptionbudgets', { metadata: { name: 'bare' } }],
    ['/apis/batch/v1/namespaces/default/cronjobs', { metadata: { name: 'bare' } }],
    ['/apis/batch/v1/namespaces/default/jobs', { metadata: { name: 'bare' } }],
    ['/apis/apps/v1/namespaces/default/statefulsets', { metadata: { name: 'bare' } }],
    ['/apis/apps/v1/namespaces/default/daemonsets', { metadata: { name: 'bare' }, spec: { selector: {} } }],
    ['/api/v1/namespaces/default/services', { metadata: { name: 'bare' } }],
    ['/api/v1/namespaces/default/endpoints', { metadata: { name: 'bare' } }],
    ['/apis/discovery.k8s.io/v1/namespaces/default/endpointslices', { metadata: { name: 'bare' } }],
    ['/apis/coordination.k8s.io/v1/namespaces/default/leases', { metadata: { name: 'bare' } }],
    ['/apis/storage.k8s.io/v1/storageclasses', { metadata: { name: 'bare' } }],
    ['/apis/crd.k8s.amazonaws.com/v1alpha1/eniconfigs', { metadata: { name: 'bare' } }],
    ['/api/v1/namespaces/default/replicationcontrollers', { metadata: { name: 'bare' } }],
    ['/apis/apps/v1/namespaces/default/controllerrevisions', { metadata: { name: 'bare' } }],
    ['/api/v1/namespaces/default/events', { metadata: { name: 'bare' } }],
  ];
  const table = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' };
  for (const [at, object] of wrong) {
    const created = await ask(lab, 'POST', at, JSON.stringify(object));
    expect([201, 422], `${at}: ${created.text}`).toContain(created.status);
    const listed = await ask(lab, 'GET', at, undefined, table);
    expect(listed.status, `${at}: ${listed.text}`).toBe(200);
  }
});

test('a body beyond 3 MiB is 413, and one nested without end 400', async () => {
  const long = JSON.stringify({ metadata: { name: 'long' }, data: { a: 'x'.repeat(3 * 1024 * 1024) } });
  const at = '/api/v1/namespaces/default/configmaps';
  expect(await ask(lab, 'POST', at, long)).toMatchObject({ status: 413 });
  const deep = `{"metadata":{"name":"deep"},"spec":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`;
  const eniConfigs = '/apis/crd.k8s.amazonaws.com/v1alpha1/eniconfigs';
  expect((await ask(lab, 'POST', eniConfigs, deep)).status).toBe(400);
  const aliases = `a: &a [1,1,1,1,1,1,1,1,1]\n${Array.from({ length: 9 }, (_, i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${`*${'abcdefghi'[i]},`.repeat(9)}]`).join('\n')}`;
  expect((await ask(lab, 'POST', at, aliases, { 'content-type': 'application/yaml' })).status).toBe(400);
});

test('another host, and headers without end, are refused', async () => {
  expect((await ask(lab, 'GET', '/api', undefined, { host: 'evil.example.com' })).status).toBe(421);
  const refused = await ask(lab, 'GET', '/api', undefined, { 'x-long': 'x'.repeat(100_000) }).catch(
    (error: unknown) => error,
  );
  expect(refused).toMatchObject({ status: 431 });
});

test('a connection that says nothing sensible is answered and closed', async () => {
  const { port } = new URL(lab.server.endpoint);
  const said = await new Promise<string>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: Number(port), ca: lab.server.certificatePem }, () => {
      socket.write('HELLO\r\n\r\n');
    });
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
  expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request/);
  // One that leaves in the middle of its body is forgotten.
  await new Promise<void>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: Number(port), ca: lab.server.certificatePem }, () => {
      socket.write('POST /api/v1/namespaces HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 100\r\n\r\n{"a"');
      socket.end();
      socket.destroy();
      resolve();
    });
    socket.on('error', () => {});
  });
  expect((await ask(lab, 'GET', '/readyz')).text).toBe('ok');
});

test('a thousand idle watches cost nothing and are gone when their clients are', async () => {
  const agent = new Agent({ ca: lab.server.certificatePem, keepAlive: false });
  const headers = { authorization: `Bearer ${lab.token}` };
  const at = `${lab.server.endpoint}/api/v1/namespaces/other/configmaps?watch=true&resourceVersion=${lab.api.store.version}`;
  const seen: string[] = [];
  const requests = await Promise.all(
    Array.from(
      { length: 1000 },
      () =>
        new Promise<ReturnType<typeof httpsGet>>((resolve, reject) => {
          const request = httpsGet(at, { agent, headers }, (response) => {
            response.on('data', (chunk: Buffer) => seen.push(chunk.toString('utf8')));
            response.on('error', () => {});
            resolve(request);
          });
          request.on('error', reject);
        }),
    ),
  );
  const start = performance.now();
  for (let index = 0; index < 200; index += 1)
    createObject(lab.api, configMaps, { metadata: { name: `unseen-${index}`, namespace: 'default' } });
  expect(performance.now() - start).toBeLessThan(1000);
  createObject(lab.api, configMaps, { metadata: { name: 'seen', namespace: 'other' } });
  await expect.poll(() => seen.length, { timeout: 5000 }).toBe(1000);
  expect(JSON.parse(seen[0] ?? '')).toMatchObject({
    type: 'ADDED',
    object: { kind: 'ConfigMap', metadata: { name: 'seen' } },
  });
  for (const request of requests) request.destroy();
  agent.destroy();
  await expect.poll(() => lab.api.store.isWatched(configMaps), { timeout: 5000 }).toBe(false);
});

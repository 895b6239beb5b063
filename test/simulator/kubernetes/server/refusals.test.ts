import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, startTestServer, type TestServer } from './testServer.ts';

let lab: TestServer;
beforeAll(async () => {
  lab = await startTestServer();
});
afterAll(() => lab.server.dispose());

const deployments = '/apis/apps/v1/namespaces/default/deployments';
const deployment = (name: string, changes: object = {}, labels = { app: 'nginx' }) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'nginx' } },
    template: { metadata: { labels }, spec: { containers: [{ name: 'nginx', image: 'nginx:alpine' }] } },
    ...changes,
  },
});
const post = async (path: string, body: unknown): Promise<unknown> =>
  JSON.parse((await ask(lab, 'POST', path, JSON.stringify(body))).text);

// Recorded from a kube-apiserver.
test('409: the name is taken', async () => {
  await post(deployments, deployment('netshoot-pod'));
  expect(await post(deployments, deployment('netshoot-pod'))).toEqual({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: 'deployments.apps "netshoot-pod" already exists',
    reason: 'AlreadyExists',
    details: { name: 'netshoot-pod', group: 'apps', kind: 'deployments' },
    code: 409,
  });
});

test('422: the selector does not match', async () => {
  const message = 'Invalid value: map[string]string{"app":"other"}: `selector` does not match template `labels`';
  expect(await post(deployments, deployment('bad4', {}, { app: 'other' }))).toEqual({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: `Deployment.apps "bad4" is invalid: spec.template.metadata.labels: ${message}`,
    reason: 'Invalid',
    details: {
      name: 'bad4',
      group: 'apps',
      kind: 'Deployment',
      causes: [{ reason: 'FieldValueInvalid', message, field: 'spec.template.metadata.labels' }],
    },
    code: 422,
  });
});

test('404: not there, not served, not a method', async () => {
  const read = async (path: string, method = 'GET') => JSON.parse((await ask(lab, method, path)).text) as unknown;
  expect(await read('/api/v1/namespaces/default/pods/nope')).toEqual({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: 'pods "nope" not found',
    reason: 'NotFound',
    details: { name: 'nope', kind: 'pods' },
    code: 404,
  });
  expect(await read('/api/v1/things')).toMatchObject({
    code: 404,
    message: 'the server could not find the requested resource',
  });
  expect(await read(deployments, 'PUT')).toMatchObject({
    code: 405,
    message: 'the server does not allow this method on the requested resource',
  });
});

describe('what is wrong with an object is said field by field', () => {
  const pods = '/api/v1/namespaces/default/pods';
  const services = '/api/v1/namespaces/default/services';
  const pod = (container: object, spec: object = {}) => ({
    metadata: { name: 'a' },
    spec: { containers: [{ name: 'a', image: 'nginx', ...container }], ...spec },
  });
  test.each<readonly [string, unknown, readonly string[]]>([
    [pods, { metadata: { name: 'a' } }, ['spec.containers: Required value']],
    [pods, pod({ image: '' }), ['spec.containers[0].image: Required value']],
    [
      pods,
      pod({ name: 'A B' }),
      [
        `spec.containers[0].name: Invalid value: "A B": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')`,
      ],
    ],
    [
      pods,
      pod({ ports: [{ containerPort: 70_000 }] }),
      ['spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive'],
    ],
    [
      pods,
      pod({ ports: [{ containerPort: 80, protocol: 'HTTP' }] }),
      ['spec.containers[0].ports[0].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"'],
    ],
    [
      pods,
      pod({ imagePullPolicy: 'Sometimes' }),
      [
        'spec.containers[0].imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"',
      ],
    ],
    [
      pods,
      pod({ volumeMounts: [{ name: 'v', mountPath: '/v' }] }),
      ['spec.containers[0].volumeMounts[0].name: Not found: "v"'],
    ],
    [
      pods,
      pod({ resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } }),
      ['spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1'],
    ],
    [pods, pod({}, { volumes: [{ name: 'v' }] }), ['spec.volumes[0]: Required value: must specify a volume type']],
    [
      pods,
      pod({}, { restartPolicy: 'Maybe' }),
      ['spec.restartPolicy: Unsupported value: "Maybe": supported values: "Always", "Never", "OnFailure"'],
    ],
    [
      deployments,
      deployment('a', { replicas: -2 }),
      ['spec.replicas: Invalid value: -2: must be greater than or equal to 0'],
    ],
    [
      deployments,
      deployment('a', { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } }),
      ['spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0'],
    ],
    [
      deployments,
      deployment('a', { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } }),
      ["spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"],
    ],
    [services, { metadata: { name: 'a' }, spec: {} }, ['spec.ports: Required value']],
    [
      services,
      { metadata: { name: 'a' }, spec: { ports: [{ port: 80 }, { port: 81 }] } },
      ['spec.ports[0].name: Required value', 'spec.ports[1].name: Required value'],
    ],
    [
      services,
      { metadata: { name: 'a' }, spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 80 }] } },
      [
        'spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767',
      ],
    ],
    [
      '/api/v1/namespaces/default/configmaps',
      { metadata: { name: 'a' }, data: { 'a b': 'c' } },
      [
        `data[a b]: Invalid value: "a b": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')`,
      ],
    ],
    [
      '/apis/batch/v1/namespaces/default/jobs',
      { metadata: { name: 'a' }, spec: { template: { spec: { containers: [{ name: 'a', image: 'b' }] } } } },
      ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
    ],
  ])('%s %j', async (path, body, causes) => {
    const status = (await post(path, body)) as {
      code: number;
      message: string;
      details: { causes: { field: string; message: string }[] };
    };
    expect(status.code).toBe(422);
    expect(status.details.causes.map(({ field, message }) => `${field}: ${message}`)).toEqual(causes);
    expect(
      status.message.endsWith(causes.length === 1 ? `is invalid: ${causes[0]}` : `is invalid: [${causes.join(', ')}]`),
    ).toBe(true);
  });
});

test('a patch of an old version is a conflict, a cluster address cannot change, a pod hardly', async () => {
  const patch = async (path: string, body: unknown) =>
    JSON.parse(
      (await ask(lab, 'PATCH', path, JSON.stringify(body), { 'content-type': 'application/merge-patch+json' })).text,
    ) as { code?: number; message?: string };
  expect(await patch(`${deployments}/netshoot-pod`, { metadata: { resourceVersion: '1' } })).toMatchObject({
    code: 409,
    message:
      'Operation cannot be fulfilled on deployments.apps "netshoot-pod": the object has been modified; please apply your changes to the latest version and try again',
  });
  await post('/api/v1/namespaces/default/services', {
    metadata: { name: 'web' },
    spec: { clusterIP: '10.100.1.1', ports: [{ port: 80 }] },
  });
  expect(
    (await patch('/api/v1/namespaces/default/services/web', { spec: { clusterIP: '10.100.1.2' } })).message,
  ).toContain('spec.clusterIPs[0]: Invalid value: ["10.100.1.2"]: may not change once set');
  await post('/api/v1/namespaces/default/pods', {
    metadata: { name: 'fixed' },
    spec: { containers: [{ name: 'a', image: 'nginx' }] },
  });
  expect(
    (await patch('/api/v1/namespaces/default/pods/fixed', { spec: { restartPolicy: 'Never' } })).message,
  ).toContain('pod updates may not change fields other than `spec.containers[*].image`');
});

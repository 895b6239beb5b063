import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConnectionFolder } from '../../src/connection/connectionFolder.ts';
import { LiveConnection } from '../../src/connection/liveConnection.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const signal = new AbortController().signal;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: Server;
let connection: LiveConnection;
/** What EKS says of the cluster; undefined while there is none. */
let cluster: { status: string; endpoint?: string; certificateAuthority?: { data: string } } | undefined;

beforeEach(async () => {
  folder = await temporaryFolder();
  cluster = undefined;
  server = createServer((_request, response) => {
    if (cluster === undefined) {
      response.writeHead(404, { 'content-type': 'application/json', 'x-amzn-errortype': 'ResourceNotFoundException' });
      response.end(JSON.stringify({ message: 'No cluster found for name: myeks.' }));
    } else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ cluster: { name: 'myeks', version: '1.36', ...cluster } }));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  connection = new LiveConnection(
    {
      id: 'aws:work:ap-northeast-2',
      name: 'work',
      icon: 'cloud',
      billed: false,
      region: 'ap-northeast-2',
      stackName: 'myeks',
      clusterName: 'myeks',
    },
    {
      region: 'ap-northeast-2',
      endpoint,
      credentials: { kind: 'keys', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'never-on-disk' },
    },
    { folder: new ConnectionFolder(folder.path), node: '/usr/bin/code', tokenProgram: '/dist/token.js' },
  );
});

afterEach(async () => {
  connection.dispose();
  server.closeAllConnections();
  server.close();
  await folder.remove();
});

async function kubeconfig(): Promise<string> {
  const { KUBECONFIG } = await connection.terminalEnvironment();
  return await readFile(KUBECONFIG ?? '', 'utf8');
}

const active = (endpoint: string) => ({
  status: 'ACTIVE',
  endpoint,
  certificateAuthority: { data: Buffer.from('a certificate').toString('base64') },
});

test('there is no cluster before EKS has an endpoint for it, and no kubeconfig', async () => {
  const missing = { reason: 'cluster-missing', subject: 'myeks' };
  await expect(connection.cluster(signal)).rejects.toMatchObject(missing);
  cluster = { status: 'CREATING' };
  await expect(connection.cluster(signal)).rejects.toMatchObject(missing);
  await expect(kubeconfig()).rejects.toMatchObject({ code: 'ENOENT' });
});

test('one cluster as long as it stays where it is, another when it moves', async () => {
  cluster = active('https://one.example');
  const first = await connection.cluster(signal);
  expect(await connection.cluster(signal)).toBe(first);
  expect(await kubeconfig()).toContain('https://one.example');
  cluster = active('https://two.example');
  expect(await connection.cluster(signal)).not.toBe(first);
  expect(await kubeconfig()).toContain('https://two.example');
});

test('two that ask at once get the same cluster', async () => {
  cluster = active('https://one.example');
  const [left, right] = await Promise.all([connection.cluster(signal), connection.cluster(signal)]);
  expect(left).toBe(right);
});

test('the kubeconfig asks the token program, is for this user only, and has no secret in it', async () => {
  cluster = active('https://one.example');
  await connection.cluster(signal);
  const text = await kubeconfig();
  expect(JSON.parse(text)).toMatchObject({
    'current-context': 'myeks',
    clusters: [{ cluster: { server: 'https://one.example', 'certificate-authority-data': 'YSBjZXJ0aWZpY2F0ZQ==' } }],
    users: [
      {
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1beta1',
            command: '/usr/bin/code',
            args: ['/dist/token.js', '--cluster', 'myeks', '--region', 'ap-northeast-2'],
            env: [{ name: 'ELECTRON_RUN_AS_NODE', value: '1' }],
          },
        },
      },
    ],
  });
  expect(text).not.toMatch(/AKIA|never-on-disk/);
  const { KUBECONFIG } = await connection.terminalEnvironment();
  expect((await stat(KUBECONFIG ?? '')).mode & 0o777).toBe(0o600);
});

test('a connection that was closed gives nothing any more', async () => {
  connection.dispose();
  await expect(connection.cluster(signal)).rejects.toMatchObject({ name: 'AbortError' });
});

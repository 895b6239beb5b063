import { request as httpsRequest } from 'node:https';
import type { User } from '../../../../src/simulator/kubernetes/identity/user.ts';
import type { KubeApi } from '../../../../src/simulator/kubernetes/kubeApi.ts';
import { namespaces, serviceAccounts } from '../../../../src/simulator/kubernetes/kinds.ts';
import { ObjectStore } from '../../../../src/simulator/kubernetes/objectStore.ts';
import { createBootstrapRoles } from '../../../../src/simulator/kubernetes/rbac/bootstrapRoles.ts';
import { startApiServer, type ApiServer } from '../../../../src/simulator/kubernetes/server/apiServer.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { RecordedOutcomes } from '../../../../src/simulator/world/recordedOutcomes.ts';
import { seededRandom } from '../../../../src/simulator/world/random.ts';
import { tokenOf } from '../../control/token.ts';

export interface TestServer {
  readonly server: ApiServer;
  readonly api: KubeApi;
  readonly token: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A store with the namespace `default`, on the day of the test clock. */
export function testApi(historyLength?: number): KubeApi {
  let id = 0;
  const api: KubeApi = {
    store: new ObjectStore(historyLength),
    now: () => Date.UTC(2026, 10, 23, 12, 0, 0),
    uuid: () => `00000000-0000-4000-8000-${String((id += 1)).padStart(12, '0')}`,
    random: seededRandom(1),
    recorded: new RecordedOutcomes(),
    serviceCidr: '10.100.0.0/16',
    region: 'ap-northeast-2',
    issuer: 'https://oidc.example',
  };
  for (const name of ['default', 'other']) {
    createObject(api, namespaces, { metadata: { name } });
    createObject(api, serviceAccounts, { metadata: { name: 'default', namespace: name } });
  }
  createBootstrapRoles(api);
  return api;
}

/** An API server alone, without controllers; every token is taken for that of `user`. */
export async function startTestServer(
  user: User = { name: 'admin', groups: ['system:masters', 'system:authenticated'], extra: {}, grants: [] },
  api = testApi(),
  gitVersion = 'v1.36.2-eks-254016e',
): Promise<TestServer> {
  const authenticate = () => Promise.resolve(user);
  const server = await startApiServer({ api, gitVersion, authenticate, output: { logOf: () => undefined } });
  return { server, api, token: tokenOf('AKIATEST') };
}

/** One request with its whole answer; the body is sent as it is. */
export function ask(
  { server, token }: TestServer,
  method: string,
  path: string,
  body?: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const url = new URL(server.endpoint);
    const options = {
      host: url.hostname,
      port: url.port,
      path,
      method,
      ca: server.certificatePem,
      servername: 'localhost',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        ...headers,
      },
    };
    const request = httpsRequest(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

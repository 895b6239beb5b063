import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import * as fc from 'fast-check';
import { Agent, request } from 'node:http';
import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';

/** Generated requests of each protocol. */
const numRuns = 300;
const seed = 20261126;

let simulator: Simulator;
const broken: unknown[] = [];
const agent = new Agent({ keepAlive: true });
beforeAll(async () => {
  simulator = await startSimulator({
    region: 'ap-northeast-2',
    speed: 60,
    port: 0,
    seed: 1,
    onError: (error) => broken.push(error),
  });
});
afterAll(() => {
  agent.destroy();
  simulator.dispose();
});

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** Signs a request as a client would, so that it gets past the door, and sends it. */
async function send(service: string, { method = 'POST', path = '/', headers = {}, body }: Sent): Promise<Answer> {
  const { hostname, port, host } = new URL(simulator.endpoint);
  const signer = new SignatureV4({ service, region: simulator.region, credentials: simulator, sha256: Sha256 });
  const [pathname = '/', search = ''] = path.split('?');
  const signed = await signer.sign({
    method,
    protocol: 'http:',
    hostname,
    port: Number(port),
    path: pathname,
    query: Object.fromEntries(new URLSearchParams(search)),
    headers: { host, ...headers },
    body,
  });
  return new Promise((resolve, reject) => {
    const options = { agent, hostname, port, method, path, headers: signed.headers, timeout: 5_000 };
    const outgoing = request(options, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => (text += chunk));
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }));
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('there was no answer in time')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const junk = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }));
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** A value that is no id, number, block, document or choice of anything. */
const nonsense = junk.map((text) => `!${text}`);

function encoded(pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .map(([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`)
    .join('&');
}

/** Forms that no service can make sense of, whatever its actions. */
function senselessForm(action: string): fc.Arbitrary<string> {
  return fc.oneof(
    junk.map((text) => text.replaceAll('Action=', '')),
    nonsense.map((name) => encoded([['Action', name]])),
    fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty').map((name) => `Action=${name}`),
    nonsense.map((value) =>
      encoded([
        ['Action', action],
        ['A', value],
        ['A.1', value],
      ]),
    ),
    nonsense.map((value) =>
      encoded([
        ['Action', action],
        ['Same', value],
        ['Same', value],
      ]),
    ),
    fc.integer({ min: 13, max: 200 }).map((depth) => `Action=${action}&A${'.1'.repeat(depth)}=x`),
    fc.json().map((text) => text.replaceAll('Action=', '')),
  );
}

/** A call of one of these actions, with nonsense for the member that it cannot do without. */
function nonsensicalCall(members: Readonly<Record<string, string>>): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...Object.entries(members)), nonsense, junk).map(([[action, member], value, other]) =>
    encoded([
      ['Action', action],
      [member, value],
      ['Unheard', other],
    ]),
  );
}

const ec2Calls = {
  AttachNetworkInterface: 'NetworkInterfaceId',
  AuthorizeSecurityGroupIngress: 'GroupId',
  CreateNetworkInterface: 'SubnetId',
  CreateRoute: 'RouteTableId',
  CreateSubnet: 'VpcId',
  CreateTags: 'ResourceId.1',
  CreateVpc: 'CidrBlock',
  DeleteVpc: 'VpcId',
  DescribeInstances: 'InstanceId.1',
  DescribeInstanceTypes: 'InstanceType.1',
  DescribeNetworkInterfaces: 'Filter.1.Name',
  DescribeSubnets: 'NextToken',
  DescribeVpcs: 'MaxResults',
  RunInstances: 'ImageId',
  TerminateInstances: 'InstanceId.1',
};
const iamCalls = {
  AttachRolePolicy: 'RoleName',
  CreateRole: 'AssumeRolePolicyDocument',
  CreateServiceLinkedRole: 'AWSServiceName',
  DeleteOpenIDConnectProvider: 'OpenIDConnectProviderArn',
  GetRole: 'RoleName',
  ListRoles: 'MaxItems',
  ListPolicies: 'Marker',
};
const stackCalls = {
  CreateChangeSet: 'StackName',
  CreateStack: 'TemplateBody',
  DescribeStackEvents: 'StackName',
  DescribeStacks: 'StackName',
  GetTemplateSummary: 'TemplateBody',
  ValidateTemplate: 'TemplateBody',
};

const wrong = fc.oneof(fc.boolean(), fc.double(), fc.array(fc.constant({})), fc.dictionary(fc.constant('a'), junk));
const notAnObject = fc.oneof(
  junk.filter((text) => text.trim() !== '' && !text.trim().startsWith('{')),
  fc.constantFrom('[]', 'null', '1', '"text"', '{"a":', '{"a":1,}', '{]', '['.repeat(2000)),
);

function jsonOf(members: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(members, (_name, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
}

async function check(requests: fc.Arbitrary<[string, Sent]>, codeOf: (answer: Answer) => unknown): Promise<void> {
  await fc.assert(
    fc.asyncProperty(requests, async ([service, sent]) => {
      const answer = await send(service, sent);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(codeOf(answer)).toMatch(/^[A-Z][A-Za-z.]+$/);
    }),
    { numRuns, seed },
  );
  expect(broken).toEqual([]);
}

const xmlCode = ({ body }: Answer) => /<Code>([^<]+)<\/Code>/.exec(body)?.[1];

describe('whatever a signed request says, it is refused in the words of its protocol:', () => {
  test('EC2', () =>
    check(
      fc
        .oneof(senselessForm('DescribeVpcs'), nonsensicalCall(ec2Calls))
        .map((body) => ['ec2', { headers: form, body }]),
      xmlCode,
    ));

  test('AWS Query', () =>
    check(
      fc
        .oneof(
          fc.tuple(fc.constantFrom('iam', 'sts', 'elasticloadbalancing', 'autoscaling'), senselessForm('ListRoles')),
          nonsensicalCall(iamCalls).map((body): [string, string] => ['iam', body]),
          nonsensicalCall(stackCalls).map((body): [string, string] => ['cloudformation', body]),
        )
        .map(([service, body]) => [service, { headers: form, body }]),
      xmlCode,
    ));

  test('REST-JSON', () => {
    const json = { 'content-type': 'application/json' };
    const segment = junk.map((text) => encodeURIComponent(`!${text}`.toWellFormed()));
    const sent = fc.oneof(
      notAnObject.map((body): Sent => ({ path: '/clusters', headers: json, body })),
      fc.record({ name: wrong, roleArn: junk, resourcesVpcConfig: wrong }).map((body): Sent => ({
        path: '/clusters',
        headers: json,
        body: jsonOf(body),
      })),
      segment.map((name): Sent => ({ method: 'GET', path: `/clusters/${name}`, body: '' })),
      segment.map((name): Sent => ({ method: 'DELETE', path: `/clusters/${name}/node-groups/${name}`, body: '' })),
      segment.map((path): Sent => ({ path: `/${path}`, headers: json, body: '{}' })),
      fc.constantFrom('/clusters/%', '/clusters/%zz', '/%c3%28', '//').map((path): Sent => ({ path, body: '' })),
      fc.constantFrom('PUT', 'PATCH', 'OPTIONS').map((method): Sent => ({ method, path: '/clusters', body: '' })),
      wrong.map((scalingConfig): Sent => ({
        path: '/clusters/none/node-groups',
        headers: json,
        body: jsonOf({ nodegroupName: 'x', scalingConfig }),
      })),
    );
    return check(
      sent.map((each) => ['eks', each]),
      ({ headers }) => headers['x-amzn-errortype'],
    );
  });

  test('JSON 1.1', () => {
    const target = (name: string) => ({ 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': name });
    const calls = fc.constantFrom<[string, string, string]>(
      ['ssm', 'AmazonSSM.GetParameter', 'Name'],
      ['ssm', 'AmazonSSM.PutParameter', 'Value'],
      ['ssm', 'AmazonSSM.GetParametersByPath', 'Path'],
      ['logs', 'Logs_20140328.CreateLogGroup', 'logGroupName'],
      ['logs', 'Logs_20140328.DescribeLogGroups', 'limit'],
      ['servicequotas', 'ServiceQuotasV20190624.GetServiceQuota', 'QuotaCode'],
    );
    const sent = fc.oneof(
      fc
        .tuple(calls, notAnObject)
        .map(([[service, name], body]): [string, Sent] => [service, { headers: target(name), body }]),
      fc
        .tuple(
          calls,
          wrong.filter((value) => value !== 0),
        )
        .map(([[service, name, member], value]): [string, Sent] => [
          service,
          { headers: target(name), body: jsonOf({ [member]: typeof value === 'number' ? { value } : value }) },
        ]),
      fc
        .constantFrom('', '.', 'AmazonSSM.', 'AmazonSSM.Nothing', 'AmazonSSM.constructor', '__proto__')
        .map((name): [string, Sent] => ['ssm', { headers: target(name), body: '{}' }]),
    );
    return check(sent, ({ body }) => (JSON.parse(body) as { __type?: unknown }).__type);
  });
});

describe('connections', () => {
  /** Writes something to a socket and closes that side of it; resolves with all that came back. */
  function halfClosed(text: string): Promise<string> {
    const { port, hostname } = new URL(simulator.endpoint);
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = createConnection({ port: Number(port), host: hostname, allowHalfOpen: true }, () =>
        socket.end(text),
      );
      socket.setTimeout(5_000, () => socket.destroy(new Error('the connection was left open')));
      socket.on('data', (data) => (answer += data.toString()));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });
  }

  test('that are closed for writing in the middle of a request are closed, and nothing hangs', async () => {
    const host = new URL(simulator.endpoint).host;
    const head = `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
    const cut = [
      '',
      'POST',
      head,
      `${head}Content-Length: 100\r\n\r\nAction=Desc`,
      `${head}Transfer-Encoding: chunked\r\n\r\n5\r\nActio`,
      `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
      `${head}Content-Length: -1\r\n\r\n`,
      `${head}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd`,
      'GET / HTTP/9.9\r\n\r\n',
      `GET /${'x'.repeat(70_000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    ];
    const answers = await Promise.all(cut.map(halfClosed));
    for (const answer of answers) expect(answer === '' || /^HTTP\/1\.1 4\d\d /.test(answer)).toBe(true);
    expect(broken).toEqual([]);
  });

  test('that send a whole request and close their side get its answer', async () => {
    const { host } = new URL(simulator.endpoint);
    const answer = await halfClosed(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toContain('<Code>MissingAuthenticationToken</Code>');
  });

  test('a hundred that say nothing are no harm to others', async () => {
    const { port, hostname } = new URL(simulator.endpoint);
    const idle = Array.from({ length: 100 }, () => createConnection(Number(port), hostname));
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    const answer = await send('ec2', { headers: form, body: 'Action=DescribeVpcs' });
    for (const socket of idle) socket.destroy();
    expect(answer.status).toBe(200);
  });
});

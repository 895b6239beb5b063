import { connect } from 'node:tls';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Attach, Exec, KubeConfig, PortForward, type V1Status } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transports } from './kubectlTransports.ts';
import { missing, PracticeProgram } from './practiceProgram.ts';

const reason = missing('kubectl', 'version', '--client') ?? missing('aws', '--version');
if (reason !== undefined) process.stdout.write(`${reason}\n`);

/** Collects what is written; `seen` waits for a sign in it. */
class Collected extends PassThrough {
  said = '';

  constructor() {
    super();
    this.on('data', (piece: Buffer) => (this.said += piece.toString('utf8')));
  }

  async seen(sign: string | RegExp): Promise<void> {
    await expect.poll(() => this.said, { timeout: 10_000, interval: 10 }).toMatch(sign);
  }
}

describe.skipIf(reason !== undefined)('client-node: what streams', () => {
  let practice: PracticeProgram;
  let config: KubeConfig;
  let server: { readonly endpoint: string; readonly ca: string; readonly token: string };

  beforeAll(async () => {
    practice = await PracticeProgram.start('--preset', '2023', '--speed', '60');
    const query = "--query 'cluster.[endpoint,certificateAuthority.data]' --output text";
    const [endpoint = '', data = ''] = (await practice.output(`aws eks describe-cluster --name myeks ${query}`))
      .trim()
      .split(/\s+/);
    const token = (
      await practice.output('aws eks get-token --cluster-name myeks --query status.token --output text')
    ).trim();
    server = { endpoint, token, ca: Buffer.from(data, 'base64').toString('utf8') };
    config = new KubeConfig();
    config.loadFromClusterAndUser(
      { name: 'myeks', server: endpoint, caData: data, skipTLSVerify: false },
      { name: 'learner', token },
    );
    await practice.output(
      'kubectl run web --image=nginx && kubectl run box --image=busybox --overrides=\'{"spec":{"containers":[{"name":"box","image":"busybox","command":["cat"],"stdin":true}]}}\'',
    );
    await practice.output('kubectl wait --for=condition=Ready pod/web pod/box --timeout=30s');
  }, 60_000);
  afterAll(() => practice.stop());

  test('Exec: input, both outputs, and the status', async () => {
    const [out, err] = [new Collected(), new Collected()];
    const input = new PassThrough();
    const status = new Promise<V1Status>((resolve) => {
      void new Exec(config).exec(
        'default',
        'box',
        'box',
        ['sh', '-c', 'cat; echo err >&2; exit 4'],
        out,
        err,
        input,
        false,
        resolve,
      );
    });
    input.end('typed\n');
    expect(await status).toMatchObject({
      status: 'Failure',
      details: { causes: [{ reason: 'ExitCode', message: '4' }] },
    });
    expect([out.said, err.said]).toEqual(['typed\n', 'err\n']);
  });

  test('Attach: what is typed to the first process comes back from it', async () => {
    const out = new Collected();
    const input = new PassThrough();
    const socket = await new Attach(config).attach('default', 'box', 'box', out, null, input, false);
    input.write('hello cat\n');
    await out.seen(/^hello cat\n$/);
    socket.close();
    expect(await practice.output('kubectl logs box')).toBe('hello cat\n');
  });

  test('PortForward: a page, and why there is none', async () => {
    const [out, err] = [new Collected(), new Collected()];
    const input = new PassThrough();
    await new PortForward(config).portForward('default', 'web', [80], out, err, input);
    input.write('GET / HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n');
    await out.seen(/^HTTP\/1\.1 200 OK\r\n[^]*Welcome to nginx![^]*<\/html>\n$/);
    const nothing = new Collected();
    await new PortForward(config).portForward('default', 'web', [81], new Collected(), nothing, new PassThrough());
    await nothing.seen(/^error forwarding port 81 to pod [0-9a-f]{64}, uid : .*: connect: connection refused /);
    expect(err.said).toBe('');
  });

  test('what is no upgrade, or of no protocol that is known, is refused', async () => {
    const answer = async (request: string, ...headers: readonly string[]): Promise<string> => {
      const { hostname: host, port, host: name } = new URL(server.endpoint);
      const socket = connect({ host, port: Number(port), ca: server.ca, servername: 'localhost' });
      const path = `/api/v1/namespaces/default/pods/web/${request}`;
      socket.write(
        [`GET ${path} HTTP/1.1`, `Host: ${name}`, `Authorization: Bearer ${server.token}`, ...headers, '', ''].join(
          '\r\n',
        ),
      );
      return text(socket);
    };
    const close = 'Connection: close';
    for (const request of ['exec?command=true', 'attach', 'portforward'])
      expect(await answer(request, close)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*Upgrade request required/);
    const upgrade = ['Connection: Upgrade', 'Upgrade: SPDY/3.1', 'X-Stream-Protocol-Version: v9.example'];
    for (const request of ['exec?command=true', 'attach', 'portforward'])
      expect(await answer(request, ...upgrade)).toMatch(
        /^HTTP\/1\.1 403 Forbidden\r\n[^]*unable to negotiate protocol: client supports \[v9\.example\], server accepts \[/,
      );
    const webSocket = [
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ];
    const spoken = [...webSocket, 'Sec-WebSocket-Protocol: v4.channel.k8s.io'];
    expect(await answer('portforward', ...spoken)).toContain('query parameter \\"port\\" is required');
    expect(await answer('portforward?ports=0', ...spoken)).toContain('port \\"0\\" must be > 0');
    expect(await answer('portforward?ports=http', ...spoken)).toContain('unable to parse \\"http\\" as a port');
  });

  test.each(transports())(
    'a client that breaks off in the middle of its output harms nobody: $name',
    async ({ command }) => {
      for (const program of ['exec web -- yes', 'exec -it web -- yes', 'attach box'])
        await practice.run(`timeout -s KILL 0.7 env ${command} ${program} > gone`);
      await practice.run(`${command} exec web -- yes | head -1`);
      expect(await practice.output('kubectl exec web -- echo alive')).toBe('alive\n');
    },
  );

  test.each([
    ['portforward', 'portforward.k8s.io'],
    ['exec?command=cat&stdin=true', 'v4.channel.k8s.io'],
    ['attach?stdout=true', 'v4.channel.k8s.io'],
  ])('%s: nonsense after the upgrade ends the connection, and nothing else', async (request, protocol) => {
    const { hostname: host, port, host: name } = new URL(server.endpoint);
    for (const nonsense of [
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.alloc(70_000, 0xff),
      Buffer.from('8003000100000004', 'hex'),
      Buffer.alloc(0),
    ]) {
      const socket = connect({ host, port: Number(port), ca: server.ca, servername: 'localhost' });
      const headers = [
        `Host: ${name}`,
        `Authorization: Bearer ${server.token}`,
        'Connection: Upgrade',
        'Upgrade: SPDY/3.1',
        `X-Stream-Protocol-Version: ${protocol}`,
      ];
      socket.write([`POST /api/v1/namespaces/default/pods/box/${request} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
      socket.once('data', () => socket.end(nonsense));
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.once('close', resolve));
    }
    expect(await practice.output('kubectl exec web -- echo alive')).toBe('alive\n');
  });
});

import { createConnection, createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transports } from './kubectlTransports.ts';
import { missing, PracticeProgram, type Interactive } from './practiceProgram.ts';

const reason = missing('kubectl', 'version', '--client');
if (reason !== undefined) process.stdout.write(`${reason}\n`);

/** A port that nobody has; somebody may take it before kubectl does, which then says so. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

describe.skipIf(reason !== undefined)('kubectl port-forward', () => {
  let practice: PracticeProgram;

  beforeAll(async () => {
    practice = await PracticeProgram.start('--preset', '2023', '--speed', '60');
    await practice.output(
      'kubectl run web --image=nginx --port=80 && kubectl run toolbox --image=nicolaka/netshoot -- tail -f /dev/null',
    );
    await practice.output('kubectl wait --for=condition=Ready pod/web pod/toolbox --timeout=30s');
  }, 60_000);
  afterAll(() => practice.stop());

  /** Starts it, and gives the local port. */
  async function forward(
    target: string,
    port: number,
    kubectl = 'kubectl',
  ): Promise<{ local: number; running: Interactive }> {
    const local = await freePort();
    const running = practice.start(`exec env ${kubectl} port-forward ${target} ${local}:${port}`);
    await running.until(`Forwarding from 127.0.0.1:${local} -> `);
    return { local, running };
  }

  describe.each(transports())('$name', ({ command }) => {
    test('brings a page of a pod, on one connection after the other and many at once', async () => {
      const { local, running } = await forward('pod/web', 80, command);
      const url = `http://127.0.0.1:${local}/`;
      expect(await (await fetch(url)).text()).toContain('<h1>Welcome to nginx!</h1>');
      const missingPage = await fetch(`${url}nope`, { method: 'POST', body: 'x'.repeat(100_000) });
      expect([missingPage.status, missingPage.headers.get('server')]).toEqual([404, 'nginx/1.27.5']);
      const raw = Array.from({ length: 100 }, () => say(local, 'GET / HTTP/1.0\r\nHost: web\r\n\r\n'));
      const pages = await Promise.all(raw);
      expect(pages.filter((page) => page.startsWith('HTTP/1.1 200 OK\r\n') && page.endsWith('</html>\n'))).toHaveLength(
        100,
      );
      running.kill();
    });

    test('tells that nothing listens on a port, and ends', async () => {
      const { local, running } = await forward('pod/web', 81, command);
      expect(await say(local, 'GET / HTTP/1.1\r\nHost: web\r\n\r\n')).toBe('');
      await running.until('connect: connection refused');
      running.kill();
      expect(running.text.replaceAll('\\"', '"')).toMatch(
        new RegExp(
          `an error occurred forwarding ${local} -> 81: error forwarding port 81 to pod ([0-9a-f]{64}), uid : ` +
            'failed to execute portforward in network namespace "/var/run/netns/cni-[0-9a-f-]{36}": ' +
            String.raw`failed to connect to localhost:81 inside namespace "\1", ` +
            'IPv4: dial tcp4 127.0.0.1:81: connect: connection refused IPv6 dial tcp6: ',
        ),
      );
    });
  });

  test('finds the pod behind a service, and shows the cluster in kube-ops-view', async () => {
    await practice.output('kubectl create deployment view -n kube-system --image=hjacobs/kube-ops-view:20.4.0');
    await practice.output(
      'kubectl create clusterrolebinding view --clusterrole=cluster-admin --serviceaccount=kube-system:default',
    );
    await practice.output('kubectl expose deployment view -n kube-system --port=80 --target-port=8080');
    await practice.output('kubectl rollout status deployment view -n kube-system --timeout=30s');
    const { local, running } = await forward('svc/view -n kube-system', 80);
    const page = await (await fetch(`http://127.0.0.1:${local}/`)).text();
    const nodes = (await practice.output('kubectl get nodes -o name')).trim().split('\n');
    expect(nodes).toHaveLength(3);
    for (const name of [...nodes.map((node) => node.replace('node/', '')), 'default/web']) expect(page).toContain(name);
    running.kill();
  });

  test('what listens is what a program in the pod finds at its localhost', async () => {
    const inside = await practice.output('kubectl exec web -- curl -s http://localhost/');
    const { local, running } = await forward('pod/web', 80);
    expect(await (await fetch(`http://127.0.0.1:${local}/`)).text()).toBe(inside);
    const seen = practice.start('kubectl exec toolbox -- tcpdump -i lo -nn -c 1 tcp port 8080');
    await seen.until('listening on lo');
    const second = await forward('pod/toolbox', 8080);
    await say(second.local, 'x');
    await seen.until(/IP 127\.0\.0\.1\.\d+ > 127\.0\.0\.1\.8080: Flags \[S\]/);
    for (const each of [running, second.running, seen]) each.kill();
  });

  test('ends the connections into a pod that is deleted, and finds it gone', async () => {
    await practice.output('kubectl run passing --image=nginx && kubectl wait --for=condition=Ready pod/passing');
    const { local, running } = await forward('pod/passing', 80);
    const open = createConnection({ host: '127.0.0.1', port: local });
    const ended = new Promise((resolve) => open.on('error', () => undefined).on('close', resolve));
    open.write('GET / HTTP/1.1\r\nHost: a\r\n');
    await running.until(`Handling connection for ${local}`);
    await practice.output('kubectl delete pod passing --grace-period=1');
    await ended;
    expect(await say(local, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n')).toBe('');
    await running.until(/failed to find sandbox \\?"[0-9a-f]{64}\\?" in store: not found/);
    expect(await running.ended).toBe(1);
    expect(running.text).toContain('error: lost connection to pod');
  });

  test('refuses what it has to', async () => {
    const said = async (line: string): Promise<string> => (await practice.run(line)).err;
    expect(await said('kubectl port-forward pod/nothing 8080:80')).toBe(
      'Error from server (NotFound): pods "nothing" not found\n',
    );
    await practice.output(
      'kubectl run huge --image=nginx --overrides=\'{"spec":{"nodeName":null,"nodeSelector":{"a":"b"}}}\'',
    );
    expect(await said('kubectl port-forward pod/huge 0:80')).toBe(
      'error: unable to forward port because pod is not running. Current status=Pending\n',
    );
    expect(await said('kubectl port-forward pod/web 0:80 --as=nobody --as-group=system:authenticated')).toMatch(
      /pods "web" is forbidden: User "nobody" cannot get resource "pods" in API group "" in the namespace "default"/,
    );
    await practice.output('kubectl create clusterrolebinding looks --clusterrole=view --user=nobody');
    expect(await said('kubectl port-forward pod/web 0:80 --as=nobody')).toMatch(
      /cannot create resource "pods\/portforward" in API group "" in the namespace "default"/,
    );
  });

  test('breaks off when the node dies, after which nobody answers there', async () => {
    const { running } = await forward('pod/web', 80);
    const inside = practice.start('exec kubectl exec toolbox -- sleep 1000');
    const attached = practice.start('exec kubectl attach web');
    const names = await practice.output("kubectl get pod web toolbox -o jsonpath='{.items[*].spec.nodeName}'");
    await attached.until('press');
    for (const name of new Set(names.split(' '))) expect(await practice.breaks({ killNode: name })).toBe(200);
    expect(await running.ended).toBe(1);
    expect(running.text).toContain('error: lost connection to pod');
    expect(await inside.ended).not.toBe(0);
    await attached.ended;
    for (const line of ['exec web -- true', 'attach web', 'port-forward web 0:80'])
      expect((await practice.run(`kubectl ${line}`)).err, line).toMatch(
        /error dialing backend: dial tcp 192\.168\.\d+\.\d+:10250: i\/o timeout/,
      );
  });
});

/** Says something on a connection of its own; gives all that comes back. */
function say(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port }, () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
    socket.on('error', () => undefined).on('close', () => resolve(answer));
  });
}

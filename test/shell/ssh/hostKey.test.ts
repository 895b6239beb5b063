import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Server } from 'ssh2';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ssh } from '../../../src/shell/ssh/ssh.ts';
import { keyPair } from './keyPair.ts';
import { ToolRun } from '../toolRun.ts';

let folder: string;
let server: Server;
let port: number;
const host = keyPair();
const mine = keyPair();
const known = () => path.join(folder, '.ssh', 'known_hosts');
const line = () => `[127.0.0.1]:${port} ${host.public.split(' ').slice(0, 2).join(' ')}\n`;

beforeAll(async () => {
  server = new Server({ hostKeys: [host.private] }, (client) => {
    client.on('error', () => undefined);
    client.on('authentication', (attempt) => (attempt.method === 'publickey' ? attempt.accept() : attempt.reject()));
    client.on('session', (accept) => {
      accept().on('exec', (take) => {
        const channel = take();
        channel.write('in\n');
        channel.exit(0);
        channel.end();
      });
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'host-key-'));
  writeFileSync(path.join(folder, 'key'), mine.private, { mode: 0o600 });
  return () => rmSync(folder, { recursive: true, force: true });
});

const around = () => ({ cwd: folder, environment: { HOME: folder } });
const words = (...more: readonly string[]) => ['-i', 'key', '-p', String(port), ...more, 'me@127.0.0.1', 'x'];

test('a host nobody knows is asked about, and known from then on', async () => {
  const first = ToolRun.onTerminal(around());
  const code = first.run(ssh, ...words());
  await first.until('(yes/no/[fingerprint])? ');
  expect(first.isRaw).toBe(false);
  expect(first.err).toMatch(
    /^The authenticity of host '\[127\.0\.0\.1\]:\d+' can't be established\.\nED25519 key fingerprint is SHA256:[\w+/]{43}\.\n/,
  );
  first.input.write('what\n');
  await first.until("Please type 'yes', 'no' or the fingerprint: ");
  first.input.write('yes\n');
  expect([await code, first.out]).toEqual([0, 'in\n']);
  expect(first.err).toContain(`Warning: Permanently added '[127.0.0.1]:${port}' (ED25519) to the list of known hosts.`);
  expect(readFileSync(known(), 'utf8')).toBe(line());
  const second = ToolRun.onTerminal(around());
  expect([await second.run(ssh, ...words()), second.err]).toEqual([0, '']);
});

test('no is no, and where nobody can be asked too', async () => {
  const asked = ToolRun.onTerminal(around());
  const code = asked.run(ssh, ...words());
  await asked.until('(yes/no/[fingerprint])? ');
  asked.input.write('no\n');
  expect([await code, asked.err.trimEnd().split('\n').at(-1)]).toEqual([
    255,
    expect.stringMatching(/Host key verification failed\.$/) as string,
  ]);
  const unasked = new ToolRun(around());
  expect([await unasked.run(ssh, ...words()), unasked.err]).toEqual([255, 'Host key verification failed.\n']);
});

test('settings decide without asking', async () => {
  const strict = ToolRun.onTerminal(around());
  expect(await strict.run(ssh, ...words('-o', 'StrictHostKeyChecking=yes'))).toBe(255);
  expect(strict.err).toContain('you have requested strict checking.\nHost key verification failed.\n');
  const taking = new ToolRun(around());
  expect(await taking.run(ssh, ...words('-o', 'StrictHostKeyChecking=accept-new'))).toBe(0);
  expect(readFileSync(known(), 'utf8')).toBe(line());
});

test('a key that has changed is refused', async () => {
  const taking = new ToolRun(around());
  await taking.run(ssh, ...words('-o', 'StrictHostKeyChecking=accept-new'));
  const other = keyPair().public.split(' ').slice(0, 2).join(' ');
  writeFileSync(known(), `[127.0.0.1]:${port} ${other}\n`);
  const it = ToolRun.onTerminal(around());
  expect(await it.run(ssh, ...words())).toBe(255);
  expect(it.err).toContain('REMOTE HOST IDENTIFICATION HAS CHANGED!');
  expect(it.err).toContain(known());
});

test('Ctrl-C instead of an answer', async () => {
  const it = ToolRun.onTerminal(around());
  const running = it.run(ssh, ...words());
  await it.until('(yes/no/[fingerprint])? ');
  it.interrupt();
  await expect(running).rejects.toThrow('Interrupted');
});

test('a port where nobody listens', async () => {
  const it = new ToolRun(around());
  expect(await it.run(ssh, '-p', '1', 'me@127.0.0.1', 'x')).toBe(255);
  expect(it.err).toBe('ssh: connect to host 127.0.0.1 port 1: Connection refused\n');
});

import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import type { Duplex } from 'node:stream';
import path from 'node:path';
import { AgentProtocol, Server, utils, type ParsedKey } from 'ssh2';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ClientAgent } from '../../../../src/shell/ssh/agent/clientAgent.ts';
import { KeyAgent } from '../../../../src/shell/ssh/agent/keyAgent.ts';
import { ssh } from '../../../../src/shell/ssh/ssh.ts';
import { keyPair } from '../keyPair.ts';
import { ToolRun } from '../../toolRun.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'agent-keys-'));
const host = keyPair();
const mine = keyPair();
const rsa = utils.generateKeyPairSync('rsa', { bits: 2048 });
const allowed = [mine.public, rsa.public].map((text) => utils.parseKey(text) as ParsedKey);
let server: Server;
let port: number;
let agent: KeyAgent;

/** A machine that lets in who has one of two keys; its command is answered by what the forwarded agent has. */
beforeAll(async () => {
  server = new Server({ hostKeys: [host.private] }, (client) => {
    client.on('error', () => undefined);
    client.on('authentication', (attempt) => {
      if (attempt.method !== 'publickey') return attempt.reject(['publickey']);
      const key = allowed.find((each) => each.getPublicSSH().equals(attempt.key.data));
      if (key === undefined) return attempt.reject(['publickey']);
      const { blob, signature, hashAlgo } = attempt;
      if (signature !== undefined && blob !== undefined && !key.verify(blob, signature, hashAlgo)) attempt.reject();
      else attempt.accept();
    });
    client.on('session', (accept) => {
      let forwarded = false;
      accept()
        .on('auth-agent', (agree) => {
          forwarded = true;
          agree();
        })
        .on('exec', (take) => {
          const channel = take();
          channel.write(forwarded ? 'may ask the agent\n' : 'no agent\n');
          channel.exit(0);
          channel.end();
        });
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  agent = new KeyAgent(1);
});

function give(text: string): void {
  agent.add({ key: utils.parseKey(text) as ParsedKey, comment: 'test' });
}

async function run(...options: readonly string[]) {
  const it = new ToolRun({ cwd: folder, agent, environment: { HOME: folder, SSH_AUTH_SOCK: agent.socket } });
  const always = ['-p', String(port), '-o', 'StrictHostKeyChecking=no'];
  const code = await it.run(ssh, ...always, ...options, 'me@127.0.0.1', 'who');
  return { code, out: it.out, err: it.err };
}

test('ssh offers the keys of the agent', async () => {
  expect(await run()).toMatchObject({ code: 255, err: 'me@127.0.0.1: Permission denied (publickey).\n' });
  give(keyPair().private);
  give(mine.private);
  expect(await run()).toEqual({ code: 0, out: 'no agent\n', err: '' });
});

test('an RSA key signs as the host wants it', async () => {
  give(rsa.private);
  expect((await run()).code).toBe(0);
});

test('but not where a key of its own is the only one wanted, or no agent', async () => {
  give(mine.private);
  expect((await run('-o', 'IdentityAgent=none')).code).toBe(255);
  expect((await run('-o', 'IdentitiesOnly=yes')).code).toBe(255);
});

test('-A lets the host ask the agent', async () => {
  give(mine.private);
  expect((await run('-A')).out).toBe('may ask the agent\n');
  expect((await run('-o', 'ForwardAgent=yes')).out).toBe('may ask the agent\n');
  expect((await run('-a', '-A')).out).toBe('no agent\n');
});

test('a host that asks hears of the keys and has them sign', async () => {
  give(mine.private);
  give(rsa.private);
  const stream = await new Promise<Duplex>((resolve) => {
    new ClientAgent(agent).getStream((_, opened) => resolve(opened as Duplex));
  });
  const asking = new AgentProtocol(true);
  asking.pipe(stream).pipe(asking);
  const keys = await new Promise<readonly ParsedKey[]>((resolve) => {
    asking.getIdentities((_, found) => resolve(found ?? []));
  });
  expect(keys.map(({ type }) => type)).toEqual(['ssh-ed25519', 'ssh-rsa']);
  const data = Buffer.from('to be signed');
  const sign = (key: ParsedKey) =>
    new Promise<Buffer>((resolve, reject) => {
      asking.sign(key, data, { hash: 'sha256' }, (error, signature) =>
        signature === undefined ? reject(error ?? new Error('no signature')) : resolve(signature),
      );
    });
  for (const key of keys)
    expect(key.verify(data, await sign(key), key.type === 'ssh-rsa' ? 'sha256' : undefined)).toBe(true);
  const stranger = utils.parseKey(keyPair().public) as ParsedKey;
  await expect(sign(stranger)).rejects.toThrow('Agent responded with failure');
});

test('the usual keys of the home are offered where none is named, and not to whom the agent is forwarded', async () => {
  mkdirSync(path.join(folder, '.ssh'));
  writeFileSync(path.join(folder, '.ssh', 'id_ed25519'), mine.private, { mode: 0o600 });
  expect(await run()).toMatchObject({ code: 0, err: '' });
  writeFileSync(path.join(folder, 'other'), keyPair().private, { mode: 0o600 });
  expect((await run('-i', 'other')).code).toBe(255);
  rmSync(path.join(folder, '.ssh'), { recursive: true });
  expect((await run()).code).toBe(255);
});

test('an agent that is not there is no hindrance', async () => {
  writeFileSync(path.join(folder, 'key'), mine.private, { mode: 0o600 });
  const environment = { HOME: folder, SSH_AUTH_SOCK: path.join(folder, 'nothing') };
  const it = new ToolRun({ cwd: folder, environment });
  const words = ['-p', String(port), '-o', 'StrictHostKeyChecking=no', 'me@127.0.0.1', 'who'];
  expect(await it.run(ssh, ...words)).toBe(255);
  expect(it.err).toBe('me@127.0.0.1: Permission denied (publickey).\n');
  expect(await it.run(ssh, '-i', 'key', ...words)).toBe(0);
});

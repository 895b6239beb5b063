import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { utils } from 'ssh2';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { KeyAgent } from '../../../../src/shell/ssh/agent/keyAgent.ts';
import { keyLine } from '../../../../src/shell/ssh/agent/keyLine.ts';
import { sshAdd } from '../../../../src/shell/ssh/agent/sshAdd.ts';
import { sshAgent } from '../../../../src/shell/ssh/agent/sshAgent.ts';
import { keyPair } from '../keyPair.ts';
import { ToolRun } from '../../toolRun.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'ssh-add-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let agent: KeyAgent;
beforeEach(() => {
  agent = new KeyAgent(4321);
});

/** Around the agent as in a Lab Shell. */
const around = () => ({
  cwd: folder,
  agent,
  environment: { HOME: folder, SSH_AUTH_SOCK: agent.socket, SSH_AGENT_PID: '4321' },
});

async function run(line: string, input?: string) {
  const it = new ToolRun(around());
  if (input !== undefined) it.input.end(input);
  const code = await it.run(sshAdd, ...line.split(' ').filter((word) => word !== ''));
  return { code, out: it.out, err: it.err };
}

const ed25519 = keyPair('me@here');
const locked = keyPair('', 'open sesame');

function keyFile(name: string, text: string, mode = 0o600): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
  return name;
}

// What OpenSSH 9.2 prints.
describe('ssh-add', () => {
  test('adds a file, lists it, removes it', async () => {
    keyFile('key', ed25519.private);
    keyFile('key.pub', ed25519.public);
    expect(await run('-l')).toEqual({ code: 1, out: 'The agent has no identities.\n', err: '' });
    expect(await run('key')).toEqual({ code: 0, out: '', err: 'Identity added: key (me@here)\n' });
    expect((await run('-l')).out).toMatch(/^256 SHA256:[\w+/]{43} me@here \(ED25519\)\n$/);
    expect((await run('-L')).out).toBe(`${ed25519.public}\n`);
    expect(await run('-d key')).toMatchObject({ code: 0, err: 'Identity removed: key ED25519 (me@here)\n' });
    expect(await run('-d key')).toMatchObject({
      code: 1,
      err: 'Could not remove identity "key": agent refused operation\n',
    });
  });

  test('adds what comes over standard input, under that name if it has none', async () => {
    const rsa = utils.generateKeyPairSync('rsa', { bits: 2048 });
    expect(await run('-', rsa.private)).toMatchObject({ code: 0, err: 'Identity added: (stdin) ((stdin))\n' });
    expect((await run('-l')).out).toMatch(/^2048 SHA256:\S+ \(stdin\) \(RSA\)\n$/);
    expect(await run('-', 'garbage\n')).toMatchObject({
      code: 1,
      err: 'Error loading key "(stdin)": error in libcrypto\n',
    });
    expect(await run('-D')).toMatchObject({ code: 0, err: 'All identities removed.\n' });
    expect((await run('-l')).code).toBe(1);
  });

  test('the same key twice is one; -q says nothing', async () => {
    keyFile('key', ed25519.private);
    await run('-q key key');
    expect(agent.keys).toHaveLength(1);
    expect((await run('-q key')).err).toBe('');
  });

  test('takes the usual keys of the home when none is named', async () => {
    expect(await run('')).toEqual({ code: 1, out: '', err: '' });
    keyFile('.ssh/id_ed25519', ed25519.private);
    const file = path.join(folder, '.ssh', 'id_ed25519');
    expect(await run('')).toMatchObject({ code: 0, err: `Identity added: ${file} (me@here)\n` });
  });

  test.skipIf(process.platform === 'win32')('refuses what others may read, and what is not there', async () => {
    keyFile('open', ed25519.private, 0o644);
    const { code, err } = await run('open');
    expect(code).toBe(1);
    expect(err).toContain("Permissions 0644 for 'open' are too open.\n");
    expect(await run('nothere')).toMatchObject({ code: 1, err: 'nothere: No such file or directory\n' });
  });

  test('without an agent', async () => {
    const environment = { HOME: folder };
    const it = new ToolRun({ ...around(), environment });
    expect(await it.run(sshAdd, '-l')).toBe(2);
    expect(it.err).toBe('Could not open a connection to your authentication agent.\n');
    const other = new ToolRun({ ...around(), environment: { SSH_AUTH_SOCK: '/run/user/1000/keyring/ssh' } });
    expect(await other.run(sshAdd, '-l')).toBe(2);
    expect(other.err).toContain('eval "$(ssh-agent)"');
  });
});

describe('a key with a passphrase', () => {
  test('is asked for it, unseen, until it is right', async () => {
    keyFile('locked', locked.private);
    const it = ToolRun.onTerminal(around());
    const code = it.run(sshAdd, 'locked');
    await it.until('Enter passphrase for locked: ');
    expect(it.isRaw).toBe(true);
    it.input.write('open simsim\r');
    await it.until('Bad passphrase, try again for locked: ');
    it.input.write('wrong\u0015open sesamX\u007F');
    it.input.write('e\r');
    expect(await code).toBe(0);
    expect(it.isRaw).toBe(false);
    expect(it.err).toBe(
      'Enter passphrase for locked: \nBad passphrase, try again for locked: \nIdentity added: locked (locked)\n',
    );
    expect(agent.keys[0]?.key.isPrivateKey()).toBe(true);
  });

  test('nothing typed gives it up, Ctrl-C breaks it off', async () => {
    keyFile('locked', locked.private);
    const given = ToolRun.onTerminal(around());
    const code = given.run(sshAdd, 'locked');
    await given.until('Enter passphrase');
    given.input.write('\r');
    expect(await code).toBe(1);
    const broken = ToolRun.onTerminal(around());
    const running = broken.run(sshAdd, 'locked');
    await broken.until('Enter passphrase');
    broken.input.write('\u0003');
    await expect(running).rejects.toThrow('Interrupted');
    expect(broken.isRaw).toBe(false);
    expect(agent.keys).toEqual([]);
  });

  test('needs somebody who can be asked', async () => {
    keyFile('locked', locked.private);
    expect(await run('locked')).toMatchObject({
      code: 1,
      err: expect.stringContaining('needs a passphrase') as string,
    });
  });
});

describe('ssh-agent', () => {
  const agentRun = async (...args: readonly string[]) => {
    const it = new ToolRun(around());
    return { code: await it.run(sshAgent, ...args), out: it.out, err: it.err };
  };

  test('says where it is, and forgets everything when it is killed', async () => {
    keyFile('key', ed25519.private);
    await run('key');
    expect((await agentRun('-k')).out).toBe(
      'unset SSH_AUTH_SOCK;\nunset SSH_AGENT_PID;\necho Agent pid 4321 killed;\n',
    );
    expect((await run('-l')).code).toBe(2);
    expect((await agentRun()).out).toBe(
      `SSH_AUTH_SOCK=${agent.socket}; export SSH_AUTH_SOCK;\nSSH_AGENT_PID=4321; export SSH_AGENT_PID;\necho Agent pid 4321;\n`,
    );
    expect((await run('-l')).out).toBe('The agent has no identities.\n');
  });

  test('what it does not know', async () => {
    expect(await agentRun('-x')).toMatchObject({
      code: 1,
      err: expect.stringContaining('unknown option -- x') as string,
    });
    expect((await agentRun('bash')).err).toContain('usage: ssh-agent');
  });
});

// Recorded from ssh-keygen -l of OpenSSH 9.2, whose keys nobody has any more.
test('fingerprints', () => {
  const text = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFVE61fN9vwQ7AypoZ9yORggtI2nijBOpNK9YfEWanVb me@here';
  const key = utils.parseKey(text);
  if (key instanceof Error || Array.isArray(key)) throw new Error('no key');
  expect(keyLine(key, 'me@here', 'sha256')).toBe(
    '256 SHA256:xxhEfopbzMBFp47REcgv0fiVyFIhorZ2UXNB9A9jjNk me@here (ED25519)',
  );
  expect(keyLine(key, 'me@here', 'md5')).toBe(
    '256 MD5:cc:29:15:1d:29:02:57:1e:96:0f:d6:54:3e:db:c6:76 me@here (ED25519)',
  );
});

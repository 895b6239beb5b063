import { describe, expect, test } from 'vitest';
import { knowledgeOf, knownName } from '../../../src/shell/ssh/knownHosts.ts';
import { parseSshArguments } from '../../../src/shell/ssh/sshArguments.ts';
import { sshSettings } from '../../../src/shell/ssh/sshConfig.ts';

const parse = (line: string) => parseSshArguments(line.split(' '));

describe('the command line of ssh', () => {
  test('user, host and command; what follows the host is the command’s own', () => {
    const parsed = parse('ec2-user@192.168.1.251 sudo ip -br -c addr');
    expect(parsed).toMatchObject({ host: '192.168.1.251', command: 'sudo ip -br -c addr', terminal: 'auto' });
    expect(parsed.options.get('user')).toBe('ec2-user');
  });

  test('options before the host and after it', () => {
    const parsed = parse('-F cfg -tt -p 2222 n1 -l root -oStrictHostKeyChecking=no -i key uptime');
    expect(parsed).toMatchObject({ host: 'n1', command: 'uptime', terminal: 'forced', configFile: 'cfg' });
    expect(Object.fromEntries(parsed.options)).toEqual({
      port: '2222',
      user: 'root',
      stricthostkeychecking: 'no',
      identityfile: 'key',
    });
  });

  test('a shell when there is no command', () =>
    expect(parse('-T n1')).toMatchObject({ command: undefined, terminal: 'never' }));

  test.each(['-F', '-v'])('%s alone is not enough', (line) => expect(() => parse(line)).toThrow('usage: ssh'));
});

describe('the configuration of ssh', () => {
  const config = `
# nodes
Host 192.168.1.* !192.168.1.9
  HostName 127.0.0.1
  Port = 4022
Host *
  User ec2-user
  Port 22
  IdentityFile "/a b/key"
Match all
  User nobody
`;
  const settings = (host: string, given: Record<string, string> = {}) =>
    Object.fromEntries(sshSettings(config, host, new Map(Object.entries(given))));

  test('the first value counts, and the command line before it', () => {
    expect(settings('192.168.1.251', { user: 'root' })).toEqual({
      user: 'root',
      hostname: '127.0.0.1',
      port: '4022',
      identityfile: '/a b/key',
    });
  });

  test('a host that is excluded', () =>
    expect(settings('192.168.1.9')).toMatchObject({ port: '22', user: 'ec2-user' }));
});

/** A key as on the wire: its kind, and bytes. */
function keyOf(kind: string, bytes: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(kind.length);
  return Buffer.concat([length, Buffer.from(kind + bytes)]);
}

test('a known key is known under its name only, and another of its kind is a change', () => {
  const key = keyOf('ssh-ed25519', 'a key');
  const text = `# ours\nn1,192.168.1.251 ssh-ed25519 ${key.toString('base64')}\n`;
  expect(knowledgeOf(text, '192.168.1.251', key)).toBe('known');
  expect(knowledgeOf(text, 'n2', key)).toBe('unknown');
  expect(knowledgeOf(text, 'n1', keyOf('ssh-ed25519', 'another'))).toBe('changed');
  expect(knowledgeOf(text, 'n1', keyOf('ssh-rsa', 'another'))).toBe('unknown');
});

// Recorded: echo '192.168.1.251 ssh-ed25519 AAAA…' > f; ssh-keygen -H -f f
test('a name that is written as a digest', () => {
  const key = 'AAAAC3NzaC1lZDI1NTE5AAAAIFVE61fN9vwQ7AypoZ9yORggtI2nijBOpNK9YfEWanVb';
  const text = `|1|4h5Jl4ngEVFdJyQQ4IrzG+r9Vpk=|mNnG2YslriToPnpxk56ss/OMsZQ= ssh-ed25519 ${key}`;
  expect(knowledgeOf(text, '192.168.1.251', Buffer.from(key, 'base64'))).toBe('known');
  expect(knowledgeOf(text, '192.168.1.252', Buffer.from(key, 'base64'))).toBe('unknown');
  expect([knownName('n1', 22), knownName('n1', 2222)]).toEqual(['n1', '[n1]:2222']);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missing, PracticeProgram } from './practiceProgram.ts';

const reason = missing('ssh', '-V');
if (reason !== undefined) process.stdout.write(`${reason}\n`);

// Addresses and names are those of the lab as it was published (preset 2023).
const [n1, n2] = ['192.168.1.251', '192.168.2.25'];

describe.skipIf(reason !== undefined)('the real ssh', () => {
  let practice: PracticeProgram;
  beforeAll(async () => {
    practice = await PracticeProgram.start('--preset', '2023');
  });
  afterAll(() => practice.stop());

  test('runs a command on the node that has the address', async () => {
    expect(await practice.output(`ssh ec2-user@${n1} hostname`)).toBe(
      'ip-192-168-1-251.ap-northeast-2.compute.internal\n',
    );
    expect(await practice.output(`ssh ip-192-168-2-25.ap-northeast-2.compute.internal hostname -s`)).toBe(
      'ip-192-168-2-25\n',
    );
  });

  test('jumps through the bastion, and through a node', async () => {
    const bastion = await practice.output(
      `aws ec2 describe-instances --filters Name=tag:Name,Values=*bastion* --query 'Reservations[0].Instances[0].PublicIpAddress' --output text`,
    );
    const jump = `ssh -J ec2-user@${bastion.trim()}`;
    expect(await practice.output(`${jump} ec2-user@${n1} hostname -s`)).toBe('ip-192-168-1-251\n');
    expect(await practice.output(`ssh -J ${n1},${n2} ${n1} hostname -s`)).toBe('ip-192-168-1-251\n');
    // More than one window of both connections.
    const long = 'for each in 1 2 3 4 5; do seq 1 100000; done';
    expect(await practice.output(`${jump} ${n2} '${long}' | grep -c .`)).toBe('500000\n');
    expect(await practice.run(`${jump} 192.168.9.9 hostname`)).toMatchObject({
      code: 255,
      out: '',
      err: expect.stringContaining('stdio forwarding failed') as string,
    });
  });

  test('passes exit codes, both streams and the input on', async () => {
    expect(await practice.run(`ssh ${n1} 'cat; echo problem >&2; exit 7'`, 'through\n')).toEqual({
      code: 7,
      out: 'through\n',
      err: 'problem\n',
    });
    expect(await practice.run(`ssh ${n1} nope`)).toMatchObject({ code: 127, err: 'bash: nope: command not found\n' });
    expect(await practice.run(`ssh ${n1}`, 'cd /tmp\npwd\nexit 3\n')).toMatchObject({ code: 3, out: '/tmp\n' });
  });

  test('says as OpenSSH does what it cannot reach', async () => {
    expect(await practice.run('ssh ec2-user@192.168.9.9 hostname')).toEqual({
      code: 255,
      out: '',
      err: 'ssh: connect to host 192.168.9.9 port 22: Connection timed out\n',
    });
    expect(await practice.run(`ssh nobody@${n1} hostname`)).toMatchObject({
      code: 255,
      err: expect.stringContaining(`nobody@${n1}: Permission denied (publickey)`) as string,
    });
  });

  test('lets nobody in who has not the key', async () => {
    const other = `ssh-keygen -q -t ed25519 -N '' -f other && ssh -F none -o StrictHostKeyChecking=no -i other \
      -o ProxyCommand="$(grep -o 'env .*' "$(dirname "$(dirname "$(command -v ssh)")")/ssh/config")" ec2-user@${n1} id`;
    const answer = await practice.run(`touch none; ${other}`);
    expect(answer).toMatchObject({ code: 255, out: '', err: expect.stringContaining('Permission denied') as string });
  });

  test('gives a shell on a terminal, which keeps its state and is stopped with Ctrl-C', async () => {
    const shell = practice.start(`ssh -tt ${n1}`);
    await shell.until('[ec2-user@ip-192-168-1-251 ~]$ ');
    shell.type('while true; do date +%S; sleep 0.2; done\r');
    await shell.until(/\d\d\r\n\d\d\r\n/);
    shell.type('\u0003');
    await shell.until(/\^C\r\n\[ec2-user/);
    shell.type('x=1; sudo su -\r');
    await shell.until('[root@ip-192-168-1-251 ~]# ');
    shell.type('whoami; exit\recho "x is $x"; exit 4\r');
    await shell.until('x is 1\r\n');
    expect(await shell.ended).toBe(4);
  });

  test('installs what then works', async () => {
    expect(await practice.run(`ssh ${n2} tree /etc/ssh`)).toMatchObject({ code: 127 });
    expect(await practice.run(`ssh ${n2} yum install -y tree`)).toMatchObject({ code: 1 });
    expect(await practice.output(`ssh ${n2} sudo yum install links tree jq tcpdump -y`)).toMatch(/Complete!\n$/);
    expect(await practice.output(`ssh ${n2} 'mkdir -p /tmp/a/b; touch /tmp/a/c; tree /tmp/a'`)).toBe(
      '/tmp/a\n├── b\n└── c\n\n1 directory, 1 file\n',
    );
  });

  test('serves many at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => practice.output(`ssh ${n1} echo ${index}`)),
    );
    expect(answers).toEqual(Array.from({ length: 8 }, (_, index) => `${index}\n`));
  });
});

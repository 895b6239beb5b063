import { spawn, type IPty } from '@lydell/node-pty';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transports } from './kubectlTransports.ts';
import { missing, PracticeProgram } from './practiceProgram.ts';

const reason = missing('kubectl', 'version', '--client');
if (reason !== undefined) process.stdout.write(`${reason}\n`);

/** A person at a terminal of their own. */
class Typist {
  readonly #program: IPty;
  readonly ended: Promise<number>;
  /** What the terminal shows. */
  text = '';

  constructor(practice: PracticeProgram, line: string) {
    const env = { ...process.env, HOME: practice.folder };
    const script = `. ${practice.folder}/env; ${line}`;
    this.#program = spawn('bash', ['-c', script], { env, cwd: practice.folder, name: 'xterm', cols: 120, rows: 40 });
    this.#program.onData((text) => (this.text += text.replaceAll('\r', '')));
    this.ended = new Promise((resolve) => this.#program.onExit(({ exitCode }) => resolve(exitCode)));
  }

  async types(keys: string, until: string | RegExp): Promise<void> {
    this.#program.write(keys);
    await this.sees(until);
  }

  async sees(sign: string | RegExp): Promise<void> {
    await expect.poll(() => this.text, { timeout: 10_000, interval: 20 }).toMatch(sign);
  }
}

describe.skipIf(reason !== undefined)('kubectl run -it and attach', () => {
  let practice: PracticeProgram;

  beforeAll(async () => {
    practice = await PracticeProgram.start('--preset', '2023', '--speed', '60');
  }, 60_000);
  afterAll(() => practice.stop());

  describe.each(transports())('$name', ({ command }) => {
    test('a shell in a pod of its own, which is gone afterwards', async () => {
      const shell = new Typist(practice, `${command} run box --rm -it --restart=Never --image=busybox -- sh`);
      await shell.sees('/ # ');
      await shell.types('echo $((6 * 7)) from $(hostname)\r', '\n42 from box\n/ # ');
      await shell.types('sleep 100\r', 'sleep 100\n');
      await shell.types('\u0003', '^C');
      await shell.types('stty size 2>/dev/null; exit 5\r', /pod "box" deleted/);
      expect(await shell.ended).toBe(5);
      expect(shell.text).toContain('pod default/box terminated (Error)');
      expect((await practice.run('kubectl get pod box')).err).toContain('pods "box" not found');
    });

    test('one command: all that it writes, and its status', async () => {
      const line = `run once --rm -i --restart=Never --image=busybox -- sh -c 'echo out; echo err >&2; sleep 1; echo late; exit 3'`;
      const { code, out, err } = await practice.run(`${command} ${line}`);
      expect([code, out.replace(/pod "once" deleted.*\n/, '')]).toEqual([3, 'out\nlate\n']);
      expect(err).toContain('err\n');
      expect(err).toContain('pod default/once terminated (Error)');
      const short = await practice.run(`${command} run short --rm -i --restart=Never --image=busybox -- echo hello`);
      expect([short.code, short.out.replace(/pod "short" deleted.*\n/, '')]).toEqual([0, 'hello\n']);
    });

    test('what is piped in reaches the program, and its end too', async () => {
      const input = Array.from({ length: 20_000 }, (_, index) => `line ${index} äöü\n`).join('');
      const { code, out } = await practice.run(
        `${command} run piped --rm -i --restart=Never --image=busybox -- sh -c 'sleep 0.2; cat | md5sum; echo end'`,
        input,
      );
      expect([code, out.split('\n').slice(0, 2)]).toEqual([
        0,
        [`${createHash('md5').update(input).digest('hex')}  -`, 'end'],
      ]);
    });
  });

  test('an image that is a shell needs no command', async () => {
    const shell = new Typist(practice, 'kubectl run tools --rm -it --restart=Never --image=nicolaka/netshoot');
    await shell.sees('# ');
    await shell.types('ip -br addr show eth0 | wc -l\r', '\n1\n');
    await shell.types('exit\r', 'pod "tools" deleted');
    expect(await shell.ended).toBe(0);
  });

  test('attach joins what runs: from now on, for everybody, and again', async () => {
    const script = 'i=0; while true; do i=$((i+1)); echo tick $i; sleep 6; done';
    await practice.output(`kubectl run clock --image=busybox -- sh -c '${script}'`);
    await practice.output('kubectl wait --for=condition=Ready pod/clock');
    await practice.output('until kubectl logs clock | grep -q "tick 5"; do sleep 0.1; done');
    const watchers = [
      practice.start('exec kubectl attach clock'),
      practice.start('exec kubectl attach clock -c clock'),
    ];
    for (const each of watchers) await each.until(/(?:tick \d+\n){3}/);
    for (const each of watchers) expect(each.text).not.toContain('tick 1\n');
    await practice.output('kubectl delete pod clock --grace-period=0 --force');
    for (const each of watchers) expect(await each.ended).toBe(0);
  });

  test('a shell that was left is there when its person is back', async () => {
    const manifest = `'{"spec":{"containers":[{"name":"kept","image":"busybox","args":["sh"],"stdin":true,"tty":true}]}}'`;
    await practice.output(`kubectl run kept --image=busybox --overrides=${manifest}`);
    await practice.output('kubectl wait --for=condition=Ready pod/kept');
    const first = new Typist(practice, 'timeout --foreground 3 kubectl attach -it kept');
    await first.sees('press');
    await first.types('word=remembered\r', 'word=remembered');
    await first.ended;
    const second = new Typist(practice, 'kubectl attach -it kept');
    await second.types('echo I $word\r', 'I remembered\n');
    await second.types('exit\r', /Session ended|exit/);
    await second.ended;
  });

  test('refuses what it has to', async () => {
    await practice.output('kubectl run done --restart=Never --image=busybox -- true');
    await practice.output(`kubectl wait --for=jsonpath='{.status.phase}'=Succeeded pod/done`);
    expect((await practice.run('kubectl attach done')).err).toContain(
      'cannot attach a container in a completed pod; current phase is Succeeded',
    );
    expect((await practice.run('kubectl attach nothing')).err).toBe(
      'Error from server (NotFound): pods "nothing" not found\n',
    );
    await practice.output('kubectl create clusterrolebinding looks --clusterrole=view --user=nobody');
    await practice.output('kubectl run web --image=nginx && kubectl wait --for=condition=Ready pod/web');
    expect((await practice.run('kubectl attach web --as=nobody')).err).toContain(
      'cannot create resource "pods/attach" in API group "" in the namespace "default"',
    );
  });
});

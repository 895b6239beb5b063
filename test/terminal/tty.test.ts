import { describe, expect, it } from 'vitest';
import { sleep } from '../../src/base/abort.ts';
import type { Program } from '../../src/terminal/program.ts';
import { withoutColors } from '../../src/terminal/programs/colors.ts';
import { Session } from '../../src/terminal/session.ts';
import { TerminalLab, type Running } from './lab.ts';

/** Says something each second until it is interrupted, and then how often it did. */
const ticker: Program = {
  name: 'ticker',
  path: '/usr/bin/ticker',
  async run({ stdout, clock, signal }) {
    let count = 0;
    try {
      for (;;) {
        count += 1;
        await stdout.write(`tick ${count}\n`);
        await sleep(clock, 1000, signal);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    await stdout.write(`${count} ticks\n`);
    return 0;
  },
};

const size = { columns: 80, rows: 24 };

async function login(lab: TerminalLab): Promise<Running> {
  const running = lab.start({ kind: 'login', profile: "PS1='[\\u@\\h \\W]\\$ '" }, size);
  await running.until('[root@box ~]# ');
  return running;
}

/** What a person sees, line by line. */
function screen(running: Running): string {
  return withoutColors(running.stdout)
    .replaceAll('\r\n', '\n')
    .replace(/^.*\r(?!\n)/gm, '');
}

describe('a shell on a terminal', () => {
  it('runs lines and keeps what they change', async () => {
    const running = await login(new TerminalLab());
    await running.type('x=5; cd /tmp\r');
    await running.until('[root@box tmp]# ');
    await running.type('echo "x is $x"\r');
    await running.until('x is 5\r\n');
    await running.type('exit 3\r');
    expect(await running.session.done).toBe(3);
    expect(running.stdout).toMatch(/logout\r\n$/);
  });

  it('shows the output of a program while it runs, and stops it with Ctrl-C', async () => {
    const lab = new TerminalLab([ticker]);
    const running = await login(lab);
    await running.type('ticker\r');
    await running.until('tick 1\r\n');
    lab.clock.advance(1000);
    await running.until('tick 2\r\n');
    await running.type('\u0003');
    await running.until(/\^C2 ticks\r\n/);
    await running.until(/ticks\r\n[^]*\[root@box ~\]# /);
    await running.type('echo still here\r');
    await running.until('still here\r\n');
  });

  it('shows each turn of a loop, and leaves the loop with Ctrl-C and status 130', async () => {
    const lab = new TerminalLab();
    const running = await login(lab);
    await running.type('while true; do echo turn && echo "-----"; date "+%H:%M:%S"; sleep 1; done\r');
    await running.until('09:00:00\r\n');
    lab.clock.advance(1000);
    await running.until('09:00:01\r\n');
    await running.type('\u0003');
    await running.until(/\^C\r\n/);
    await running.type('echo status $?\r');
    await running.until('status 130\r\n');
  });

  it('stops a loop that never waits', async () => {
    const running = await login(new TerminalLab());
    await running.type('while :; do :; done\r');
    await new Promise((resolve) => setTimeout(resolve, 30));
    await running.type('\u0003');
    await running.type('echo free\r');
    await running.until('free\r\n');
  });

  it('passes lines through a pipe as they come', async () => {
    const lab = new TerminalLab([ticker]);
    const running = await login(lab);
    await running.type("ticker | grep 2 | sed 's/tick/tock/'\r");
    await running.until(/ticker/);
    lab.clock.advance(1000);
    await running.until('tock 2\r\n');
    await running.type('\u0003');
    await running.until(/\^C[^]*\[root@box ~\]# /);
    await running.type('ticker | head -1; echo "after ${PIPESTATUS[0]}"\r');
    await running.until('tick 1\r\n');
    lab.clock.advance(1000);
    await running.until('after 141\r\n');
  });

  it('asks for the rest of an unfinished command', async () => {
    const running = await login(new TerminalLab());
    await running.type('cat <<EOF\r');
    await running.until(/> $/);
    await running.type('one\rtwo\rEOF\r');
    await running.until('one\r\ntwo\r\n');
    await running.type('{\rcat <<EOF | tr a-z A-Z\rthree\rEOF\r}\r');
    await running.until('THREE\r\n');
    await running.type("echo 'open\rclosed'\r");
    await running.until('open\r\nclosed\r\n');
    await running.type('for i in 1 2; do\recho n$i\rdone\r');
    await running.until('n1\r\nn2\r\n');
    await running.type('echo a |\rtr a b\r');
    await running.until(/\r\nb\r\n/);
    await running.type('echo con\\\rtinued\r');
    await running.until('continued\r\n');
  });

  it('gives programs what is typed, with an end', async () => {
    const running = await login(new TerminalLab());
    await running.type('cat > /tmp/typed\r');
    await running.type('first lime\u007F\u007Fne\rsecond\r\u0004');
    await running.until(/second\r\n[^]*# $/);
    await running.type('cat /tmp/typed; read -p "name? " n; echo "hi $n"\r');
    await running.until('first line\r\nsecond\r\nname? ');
    await running.type('bo\r');
    await running.until('hi bo\r\n');
  });

  it('edits lines and remembers them', async () => {
    const running = await login(new TerminalLab());
    await running.type('echo acd\u001B[D\u001B[Db\u0005e\u0001\u000B\u0019\r');
    await running.until('abcde\r\n');
    await running.type('echo one two\u0017three\r');
    await running.until('one three\r\n');
    await running.type('\u001B[A\u001B[A\u007Ff\r');
    await running.until('abcdf\r\n');
    await running.type('echo !$ twice\r');
    await running.until('abcdf twice\r\n');
    await running.type('nothing\u0015echo kept\r');
    await running.until('kept\r\n');
    await running.type('half a line\u0003echo fresh\r');
    await running.until('fresh\r\n');
    await running.type('\u0012twi\r');
    await running.until(/abcdf twice\r\n[^]*abcdf twice\r\n/);
  });

  it('completes commands and paths', async () => {
    const lab = new TerminalLab();
    lab.files.put('/tmp/some-long-name.log', 'content\n');
    const running = await login(lab);
    await running.type('xarg\t--help </dev/null; cat /tmp/some-l\t\r');
    await running.until('content\r\n');
    await running.type('md5\t\t/tmp/some-long-name.log\r');
    await running.until('/tmp/some-long-name.log\r\n');
  });

  it('keeps background jobs and tells when they have ended', async () => {
    const lab = new TerminalLab();
    const running = await login(lab);
    await running.type('sleep 5 && echo slept &\r');
    await running.until(/\[1\] \d+\r\n/);
    await running.type('jobs\r');
    await running.until('[1]+  Running                 sleep 5 && echo slept &\r\n');
    lab.clock.advance(5000);
    await running.until('slept\r\n');
    await running.type('\r');
    await running.until('[1]+  Done                    sleep 5 && echo slept\r\n');
    await running.type('sleep 100 &\rkill %1\r\r');
    await running.until(/Terminated +sleep 100\r\n/);
  });

  it('draws a line that is longer than a row, in Korean too', async () => {
    const lab = new TerminalLab();
    const running = lab.start({ kind: 'login', profile: "PS1='$ '" }, { columns: 20, rows: 5 });
    await running.until('$ ');
    await running.type(`echo ${'가'.repeat(12)}`);
    // Two columns for the prompt, five for `echo `, two for each syllable: 31, on the second of 20-column rows.
    await running.until(/가$/);
    await running.type('\u0001');
    await running.until('\u001B[1A\r\u001B[2C');
    await running.type('\u0005\r');
    await running.until(`${'가'.repeat(12)}\r\n`);
  });

  it('watches a command and shows what changed, until Ctrl-C', async () => {
    const lab = new TerminalLab();
    const running = await login(lab);
    await running.type('watch -d -n 1 "date +%S; echo same"\r');
    await running.until('Every 1.0s: date +%S; echo same');
    await running.until('00\u001B[K');
    lab.clock.advance(1000);
    await running.until('0\u001B[7m1\u001B[27m\u001B[K');
    await running.type('\u0003');
    await running.until('\u001B[?1049l');
  });

  it('follows a file that grows', async () => {
    const lab = new TerminalLab();
    lab.files.put('/var/log/x.log', 'old\n');
    const running = await login(lab);
    await running.type('tail -f /var/log/x.log | grep -v noise\r');
    await running.until('old\r\n');
    await lab.files.appendFile('/var/log/x.log', 'noise\nnew\n');
    await running.until('new\r\n');
    expect(screen(running)).not.toContain('\nnoise');
    await running.type('\u0003');
    await running.until(/\^C[^]*# $/);
  });

  it('runs a shell within a shell, each with its own Ctrl-C', async () => {
    const lab = new TerminalLab([ticker]);
    const running = await login(lab);
    await running.type("PS1='outer '; export PS1; bash\r");
    await running.until(/bash[^]*outer /);
    await running.type('y=1; ticker\r');
    await running.until('tick 1\r\n');
    await running.type('\u0003');
    await running.until(/ticks\r\n/);
    await running.type('exit\recho "y=$y, back"\r');
    await running.until('y=, back\r\n');
  });

  it('ends everything when the user goes', async () => {
    const lab = new TerminalLab([ticker]);
    const running = await login(lab);
    await running.type('ticker\r');
    await running.until('tick 1\r\n');
    running.session.hangUp();
    expect(await running.session.done).toBe(129);
    expect(lab.clock.waiting).toBe(0);
  });
});

describe('without a terminal', () => {
  it('runs what is piped in, command by command', async () => {
    const lab = new TerminalLab();
    const running = lab.start({ kind: 'login', profile: '' });
    await running.type('echo one\nread x\nthe line\necho "got $x"\n');
    await running.until('got the line\n');
    await running.type('exit 4\n');
    expect(await running.session.done).toBe(4);
  });

  it('runs a program without a shell and gives its exit code', async () => {
    const lab = new TerminalLab();
    const running = lab.start({ kind: 'program', argv: ['grep', '-c', 'a'] });
    await running.type('a\nb\na\n');
    running.session.endInput();
    expect(await running.session.done).toBe(0);
    expect(running.stdout).toBe('2\n');
  });

  it('slows a program whose reader is slow', async () => {
    let sent = 0;
    const session = new Session({
      ...new TerminalLab().request({ kind: 'program', argv: ['yes'] }),
      send: async (_, text) => {
        sent += text.length;
        await new Promise((resolve) => setTimeout(resolve, 20));
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    session.hangUp();
    await session.done;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(10_000);
  });
});

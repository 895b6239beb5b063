import { describe, expect, it } from 'vitest';
import { LabError } from '../../src/base/errors.ts';
import { BlockRunner } from '../../src/lab/blockRunner.ts';
import { parseChapter, type CommandBlock } from '../../src/lab/parseChapter.ts';
import type { RunEnd, TerminalRole, Terminals } from '../../src/ports/terminals.ts';
import { ManualClock } from '../base/manualClock.ts';

const uri = 'file:///chapter.md';

function block(info: string, command: string): CommandBlock {
  const [found] = parseChapter(`\`\`\`bash ${info}\n${command}\n\`\`\``).blocks;
  if (found === undefined) throw new Error('no block');
  return found;
}

/** Terminals whose commands end when the test says so. Ctrl-C ends them with 130, as a shell does. */
class HeldTerminals implements Terminals {
  readonly typed: {
    readonly input: string;
    readonly role: TerminalRole;
    end(exitCode?: number, output?: string): void;
  }[] = [];
  refuse: Error | undefined;
  /** How many times Ctrl-C has no effect. */
  deafFor = 0;

  run(input: string, role: TerminalRole) {
    if (this.refuse !== undefined) return Promise.reject(this.refuse);
    const { promise, resolve } = Promise.withResolvers<RunEnd>();
    this.typed.push({ input, role, end: (exitCode, output) => resolve({ exitCode, output }) });
    const stop = () => {
      if (this.deafFor > 0) this.deafFor -= 1;
      else resolve({ exitCode: 130, output: undefined });
    };
    return Promise.resolve({ ended: promise, stop });
  }

  show(): void {}
}

function setUp() {
  const terminals = new HeldTerminals();
  const clock = new ManualClock(1000);
  const runner = new BlockRunner(terminals, clock);
  const changes: string[] = [];
  runner.onDidChange((change) => changes.push(change.uri));
  return { terminals, runner, changes, wait: (ms: number) => clock.advance(ms) };
}

const ticks = () => new Promise((resolve) => setImmediate(resolve));

describe('BlockRunner', () => {
  it('follows a block from start to end', async () => {
    const { terminals, runner, changes, wait } = setUp();
    const get = block('', 'N1=1\nkubectl get nodes');
    expect(await runner.run(uri, get)).toBe('started');
    expect(terminals.typed.map(({ input, role }) => [input, role])).toEqual([
      ['{\nN1=1\nkubectl get nodes\n}', 'work'],
    ]);
    expect(runner.states(uri).get(get.key)).toEqual({ kind: 'running', role: 'work', startedAt: 1000 });
    wait(800);
    terminals.typed[0]?.end(1);
    await ticks();
    expect(runner.states(uri).get(get.key)).toEqual({
      kind: 'done',
      role: 'work',
      exitCode: 1,
      ms: 800,
      stopped: false,
    });
    expect(changes).toEqual([uri, uri]);
  });

  it('does not type into a terminal whose command is still running', async () => {
    const { terminals, runner } = setUp();
    await runner.run(uri, block('', 'sleep 5'));
    expect(await runner.run(uri, block('', 'ls'))).toBe('busy');
    expect(await runner.run(uri, block('{role=watch endless}', 'watch ls'))).toBe('started');
    expect(terminals.typed.map((each) => each.role)).toEqual(['work', 'watch']);
  });

  it('does not type twice when a block is started twice at once', async () => {
    const { terminals, runner } = setUp();
    const ls = block('', 'ls');
    expect(await Promise.all([runner.run(uri, ls), runner.run(uri, ls)])).toEqual(['started', 'busy']);
    expect(terminals.typed).toHaveLength(1);
  });

  it('says that a block runs from the click on; stopped while its shell starts, it is never typed', async () => {
    const terminals: Terminals = {
      run: (_input, _role, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
      show: () => {},
    };
    const runner = new BlockRunner(terminals, new ManualClock(1000));
    const ls = block('', 'ls');
    const started = runner.run(uri, ls);
    expect(runner.states(uri).get(ls.key)).toEqual({ kind: 'running', role: 'work', startedAt: 1000 });
    runner.stop(uri, ls);
    await expect(started).rejects.toMatchObject({ name: 'AbortError' });
    expect(runner.states(uri).get(ls.key)).toBeUndefined();
  });

  it('stops an endless command that is in the way, and says that it was stopped', async () => {
    const { terminals, runner } = setUp();
    const endless = block('{role=watch endless}', 'while true; do date; done');
    await runner.run(uri, endless);
    expect(await runner.run(uri, block('{role=watch}', 'ls'))).toBe('started');
    expect(runner.states(uri).get(endless.key)).toMatchObject({ kind: 'done', exitCode: 130, stopped: true });
    expect(terminals.typed.map((each) => each.input)).toEqual(['while true; do date; done', 'ls']);
  });

  it('stops the block it is asked to stop, and no other in the same terminal', async () => {
    const { runner } = setUp();
    const running = block('', 'sleep 100');
    await runner.run(uri, running);
    runner.stop(uri, block('', 'ls'));
    runner.stop('file:///other.md', running);
    await ticks();
    expect(runner.states(uri).get(running.key)?.kind).toBe('running');
    runner.stop(uri, running);
    await ticks();
    expect(runner.states(uri).get(running.key)).toMatchObject({ kind: 'done', stopped: true });
  });

  it('presses Ctrl-C until the block has ended', async () => {
    const { terminals, runner, wait } = setUp();
    const loop = block('{role=watch endless}', 'while true; do aws ec2 describe-vpcs; done');
    await runner.run(uri, loop);
    terminals.deafFor = 2;
    runner.stop(uri, loop);
    wait(2000);
    await ticks();
    expect(runner.states(uri).get(loop.key)?.kind).toBe('running');
    wait(2000);
    await ticks();
    expect(runner.states(uri).get(loop.key)).toMatchObject({ kind: 'done', stopped: true });
    terminals.deafFor = 1;
    wait(10_000);
    expect(terminals.deafFor).toBe(1);
  });

  it('can be tried again after a terminal could not be started', async () => {
    const { terminals, runner } = setUp();
    terminals.refuse = new LabError('no-connection', '');
    const ls = block('', 'ls');
    await expect(runner.run(uri, ls)).rejects.toMatchObject({ reason: 'no-connection' });
    expect(runner.states(uri).size).toBe(0);
    terminals.refuse = undefined;
    expect(await runner.run(uri, ls)).toBe('started');
  });

  it('refuses a block that would press keys', async () => {
    const { terminals, runner } = setUp();
    await expect(runner.run(uri, block('', 'ls \u0003'))).rejects.toThrow('control-character');
    expect(terminals.typed).toEqual([]);
  });

  it('forgets a text that was closed', async () => {
    const { runner, changes } = setUp();
    await runner.run(uri, block('', 'ls'));
    runner.forget(uri);
    expect(runner.states(uri).size).toBe(0);
    expect(changes).toHaveLength(2);
  });
});

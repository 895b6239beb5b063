import { bundledPrograms } from '../../src/terminal/bundled/bundledPrograms.ts';
import { HostFiles } from '../../src/terminal/files/hostFiles.ts';
import type { Account, Program } from '../../src/terminal/program.ts';
import { genericPrograms } from '../../src/terminal/programs/genericPrograms.ts';
import { Session, type SessionRequest } from '../../src/terminal/session.ts';
import { bashDialect } from '../../src/terminal/shell/dialects.ts';
import type { Machine } from '../../src/terminal/shell/machine.ts';
import { ManualClock } from '../base/manualClock.ts';

const root: Account = { name: 'root', uid: 0, home: '/root' };

/** A machine with nothing of our subject on it, and a session's output as it comes. */
export class TerminalLab {
  readonly clock = new ManualClock(Date.UTC(2026, 10, 23, 9, 0, 0));
  readonly files = new HostFiles();
  readonly machine: Machine;
  readonly #programs = new Map<string, Program>();

  constructor(extra: readonly Program[] = []) {
    this.files.put('/root/.keep', '');
    this.files.put('/tmp/.keep', '');
    const programs = (name: string) => this.#programs.get(name);
    for (const each of [...bundledPrograms(this.files), ...genericPrograms({ hostname: 'box', programs }), ...extra])
      this.#programs.set(each.name, each);
    let pid = 100;
    this.machine = {
      hostname: 'box',
      files: this.files,
      clock: this.clock,
      programs,
      programNames: () => [...this.#programs.keys()],
      dialect: bashDialect('5.2.15(1)-release'),
      random: () => 0.5,
      nextPid: () => pid++,
      accountOf: (name) => (name === 'root' ? root : undefined),
      mayRead: () => true,
      mayWrite: () => true,
    };
  }

  start(what: SessionRequest['what'], terminal?: { readonly columns: number; readonly rows: number }): Running {
    return new Running(this.request(what, terminal));
  }

  request(what: SessionRequest['what'], terminal?: SessionRequest['terminal']): Omit<SessionRequest, 'send'> {
    const env = new Map([
      ['HOME', '/root'],
      ['PATH', '/usr/bin'],
    ]);
    return { machine: this.machine, what, terminal, account: root, cwd: '/root', env };
  }

  /** Runs a line without a terminal, to its end. */
  async run(line: string, stdin = ''): Promise<{ stdout: string; stderr: string; status: number }> {
    const running = this.start({ kind: 'command', line, profile: '' });
    await running.session.input(stdin);
    running.session.endInput();
    const status = await running.session.done;
    return { stdout: running.stdout, stderr: running.stderr, status };
  }
}

export class Running {
  readonly session: Session;
  stdout = '';
  stderr = '';

  constructor(request: Omit<SessionRequest, 'send'>) {
    this.session = new Session({
      ...request,
      send: (stream, text) => {
        this[stream] += text;
        return Promise.resolve();
      },
    });
  }

  type(text: string): Promise<void> {
    return this.session.input(text);
  }

  /** Until the output so far satisfies; fails after a second. */
  async until(text: string | RegExp): Promise<void> {
    const has = () => (typeof text === 'string' ? this.stdout.includes(text) : text.test(this.stdout));
    for (let turn = 0; turn < 1000 && !has(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
    if (!has()) throw new Error(`never saw ${String(text)} in:\n${this.stdout}`);
  }
}

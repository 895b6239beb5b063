import { serialize } from 'just-bash';
import { TextInput } from '../../streams/input.ts';
import type { Shell } from '../shell.ts';
import type { Job } from '../state/jobs.ts';
import type { Statement } from '../state/syntax.ts';
import { ShellError } from './controlFlow.ts';
import type { Run } from './run.ts';

/** `command &`: starts it in a subshell of its own and goes on. */
export async function startJob(shell: Shell, statement: Statement, run: Run): Promise<number> {
  const { jobs } = shell.state;
  if (jobs.isFull) throw new ShellError('fork: retry: Resource temporarily unavailable', 254);
  const stopper = new AbortController();
  const child = shell.subshell();
  const own = { ...statement, background: false };
  const io = run.io.with(0, new TextInput(''));
  const inner = { ...run, io, signal: stopper.signal, tested: false };
  const done = child.contain(() => child.statements([own], inner), inner);
  const command = serialize({ type: 'Script', statements: [own] }).trim();
  const job = jobs.add({
    pid: shell.machine.nextPid(),
    command,
    done,
    stop(reason) {
      job.stopped = { interrupt: 'Interrupt', terminate: 'Terminated', kill: 'Killed' }[reason];
      stopper.abort(new DOMException(reason, 'AbortError'));
    },
  });
  void noteEnd(job);
  if (shell.state.interactive) await run.io.stderr.write(`[${job.number}] ${job.pid}\n`);
  return 0;
}

async function noteEnd(job: Job): Promise<void> {
  job.status = await job.done;
}

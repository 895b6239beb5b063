import { unlessAborted } from '../../../base/abort.ts';
import { ShellError } from '../run/controlFlow.ts';
import type { Shell } from '../shell.ts';
import type { Job } from '../state/jobs.ts';
import type { Builtin } from './builtin.ts';

/** `jobs [-p]`. */
export const jobs: Builtin = async ({ state }, args, { io }) => {
  for (const job of state.jobs.all)
    await io.stdout.write(`${args.includes('-p') ? job.pid : state.jobs.describe(job)}\n`);
  state.jobs.takeEnded();
  return 0;
};

/** `wait [job …]`: until they have ended, all of them if none is named. */
export const wait: Builtin = async (shell, args, run) => {
  const named = args.filter((arg) => !arg.startsWith('-'));
  const waited = named.length === 0 ? shell.state.jobs.all : named.map((spec) => jobNamed(shell, spec));
  let status = 0;
  for (const job of waited) {
    status = await unlessAborted(job.done, run.signal);
    shell.state.jobs.remove(job);
  }
  return named.length === 0 ? 0 : status;
};

/** `fg [job]`: brings a job back; Ctrl-C then reaches it. */
export const fg: Builtin = async (shell, [spec], run) => {
  const job = current(shell, spec);
  await run.io.stdout.write(`${job.command}\n`);
  const interrupt = () => job.stop('interrupt');
  run.signal.addEventListener('abort', interrupt, { once: true });
  try {
    return await job.done;
  } finally {
    run.signal.removeEventListener('abort', interrupt);
    shell.state.jobs.remove(job);
  }
};

/** `bg [job]`: nothing is ever stopped here, so it is running already. */
export const bg: Builtin = (shell, [spec]) => {
  throw new ShellError(`job ${current(shell, spec).number} already in background`);
};

/** `disown [job …]`. */
export const disown: Builtin = (shell, args) => {
  for (const job of args.length === 0 ? [current(shell, undefined)] : args.map((spec) => jobNamed(shell, spec)))
    shell.state.jobs.remove(job);
  return 0;
};

const signals: Readonly<Record<string, 'interrupt' | 'terminate' | 'kill'>> = {
  INT: 'interrupt',
  '2': 'interrupt',
  KILL: 'kill',
  '9': 'kill',
  TERM: 'terminate',
  '15': 'terminate',
  HUP: 'terminate',
  '1': 'terminate',
};

/** `kill [-signal] job …`, for the shell's own jobs. */
export const kill: Builtin = async (shell, args, run) => {
  const given = args[0]?.startsWith('-') === true ? args[0].replace(/^-(?:s)?(?:SIG)?/, '') : 'TERM';
  if (given === 'l') {
    await run.io.stdout.write(' 1) SIGHUP\t 2) SIGINT\t 9) SIGKILL\t15) SIGTERM\n');
    return 0;
  }
  const signal = signals[given];
  if (signal === undefined && given !== '0') throw new ShellError(`${given}: invalid signal specification`);
  let status = 0;
  for (const spec of args.slice(args[0]?.startsWith('-') === true ? 1 : 0)) {
    const job = shell.state.jobs.find(spec);
    if (job === undefined) {
      await shell.tell(`kill: (${spec}) - No such process`, run);
      status = 1;
    } else if (signal !== undefined) {
      job.stop(signal);
      // Its end is told before the next prompt, as bash does for a job that dies at once.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }
  return status;
};

function current(shell: Shell, spec: string | undefined): Job {
  const { last } = shell.state.jobs;
  if (spec !== undefined) return jobNamed(shell, spec);
  if (last === undefined) throw new ShellError('current: no such job');
  return last;
}

function jobNamed(shell: Shell, spec: string): Job {
  const job = shell.state.jobs.find(spec);
  if (job === undefined)
    throw new ShellError(
      spec.startsWith('%') ? `${spec}: no such job` : `pid ${spec} is not a child of this shell`,
      127,
    );
  return job;
}

import type { PipelineNode } from 'just-bash';
import { Pipe } from '../../streams/pipe.ts';
import type { Shell } from '../shell.ts';
import type { Value } from '../state/variables.ts';
import { Interrupted } from './controlFlow.ts';
import type { Run } from './run.ts';

/** Runs the commands of a pipeline at the same time, each reading what the one before writes. */
export async function runPipeline(shell: Shell, pipeline: PipelineNode, run: Run): Promise<number> {
  const started = shell.machine.clock.now();
  const [only] = pipeline.commands;
  const statuses =
    pipeline.commands.length === 1 && only !== undefined
      ? [await shell.command(only, run)]
      : await runStages(shell, pipeline, run);
  shell.state.variables.setValue('PIPESTATUS', list(statuses));
  if (pipeline.timed === true)
    await run.io.stderr.write(times(shell.machine.clock.now() - started, pipeline.timePosix));
  const failed = shell.state.options.has('pipefail') ? statuses.findLast((status) => status !== 0) : undefined;
  const status = failed ?? statuses.at(-1) ?? 0;
  if (!pipeline.negated) return status;
  return status === 0 ? 1 : 0;
}

function list(statuses: readonly number[]): Value {
  return { kind: 'list', items: new Map(statuses.map((status, index) => [index, String(status)])) };
}

async function runStages(shell: Shell, { commands, pipeStderr }: PipelineNode, run: Run): Promise<number[]> {
  const pipes = commands.slice(1).map(() => new Pipe());
  const stages = commands.map(async (command, index) => {
    const source = pipes[index - 1];
    const sink = pipes[index];
    let io = run.io.copy();
    if (source !== undefined) io = io.with(0, source.input);
    if (sink !== undefined) io = io.with(1, sink.output);
    if (sink !== undefined && pipeStderr?.[index] === true) io = io.with(2, sink.output);
    const child = shell.subshell();
    try {
      return await child.contain(() => child.command(command, { ...run, io }), { ...run, io });
    } finally {
      sink?.closeWriter();
      source?.closeReader();
    }
  });
  const statuses = await Promise.all(stages);
  if (run.signal.aborted) throw new Interrupted(statuses.at(-1));
  return statuses;
}

function times(ms: number, posix: boolean | undefined): string {
  const seconds = ms / 1000;
  if (posix === true) return `real ${seconds.toFixed(2)}\nuser 0.00\nsys 0.00\n`;
  const real = `${Math.floor(seconds / 60)}m${(seconds % 60).toFixed(3)}s`;
  return `\nreal\t${real}\nuser\t0m0.001s\nsys\t0m0.001s\n`;
}

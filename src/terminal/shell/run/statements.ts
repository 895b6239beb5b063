import type { PipelineNode } from 'just-bash';
import type { Shell } from '../shell.ts';
import type { Statement } from '../state/syntax.ts';
import { startJob } from './background.ts';
import { Exit, Interrupted } from './controlFlow.ts';
import { runPipeline } from './pipeline.ts';
import type { Run } from './run.ts';

/** Runs statements one after the other; resolves to the status of the last one. */
export async function runStatements(shell: Shell, statements: readonly Statement[], run: Run): Promise<number> {
  let status = 0;
  for (const statement of statements) {
    await shell.breathe(run.signal);
    if (shell.state.options.has('noexec')) continue;
    status = statement.background ? await startJob(shell, statement, run) : await runStatement(shell, statement, run);
    shell.state.status = status;
  }
  return status;
}

/** Runs the pipelines of an `&&` and `||` list as far as they are called for. */
export async function runStatement(shell: Shell, statement: Statement, run: Run): Promise<number> {
  let status = 0;
  for (const [index, pipeline] of statement.pipelines.entries()) {
    const operator = index === 0 ? ';' : (statement.operators[index - 1] ?? ';');
    if ((operator === '&&' && status !== 0) || (operator === '||' && status === 0)) continue;
    const tested = run.tested || index < statement.pipelines.length - 1 || pipeline.negated;
    status = await runPipeline(shell, pipeline, { ...run, tested });
    shell.state.status = status;
    if (run.signal.aborted) throw new Interrupted(status);
    if (status !== 0 && !tested) leaveOnError(shell, pipeline);
  }
  return status;
}

/** `set -e`: a failure that nobody looks at ends the shell. */
function leaveOnError(shell: Shell, pipeline: PipelineNode): void {
  const only = pipeline.commands.length === 1 ? pipeline.commands[0] : undefined;
  // What failed inside a compound command has been judged there.
  const isCompound = only !== undefined && !['SimpleCommand', 'Subshell', 'ArithmeticCommand'].includes(only.type);
  if (shell.state.options.has('errexit') && !isCompound) throw new Exit(shell.state.status);
}

import { sleep } from '../../base/abort.ts';
import { onDispose } from '../../base/disposable.ts';
import type { EditFile } from '../../ports/labShell.ts';
import type { Program, ProgramContext } from '../../terminal/program.ts';
import { interruptedStatus } from '../../terminal/shell/run/controlFlow.ts';
import type { KeyAgent } from '../ssh/agent/keyAgent.ts';
import type { Keys, ToolContext } from '../tool.ts';
import type { HostPaths } from './files/hostPaths.ts';
import { ToolInput } from './toolInput.ts';
import { ToolOutput } from './toolOutput.ts';
import { toolEnvironment } from './toolEnvironment.ts';

export interface ToolProgramOptions {
  /** What a person calls it. */
  readonly name: string;
  /** The tool that does it. */
  readonly tool: string;
  /** Words that come before the person's own. */
  readonly settings: readonly string[];
  readonly paths: HostPaths;
  readonly agent: KeyAgent;
  readonly editFile: EditFile;
}

/** Milliseconds that an interrupted tool has to put the screen in order. */
const grace = 100;

/** A tool as a program of the Lab Shell. */
export function toolProgram({ name, tool, settings, paths, agent, editFile }: ToolProgramOptions): Program {
  return {
    name,
    path: `/usr/bin/${name}`,
    async run(context) {
      const output = new ToolOutput(context);
      const signal = AbortSignal.any([context.signal, output.broken]);
      const input = new ToolInput(context);
      const words = [...settings, ...context.args.map((word) => paths.argument(word))];
      try {
        const { runToolHere } = await import('./toolBundle.ts');
        const running = runToolHere(tool, words, contextOf(context, { output, input, signal, paths, agent, editFile }));
        const status = await Promise.race([running, interrupted(running, signal, context)]).catch((error: unknown) => {
          // Whatever a tool says that was broken off, that is why it ended.
          if (signal.aborted) return interruptedStatus;
          throw error;
        });
        await output.written();
        return signal.aborted ? interruptedStatus : status;
      } finally {
        input.end();
        output.close();
      }
    },
  };
}

/** The status of a tool that was broken off and has had its time to end by itself. */
async function interrupted(running: Promise<number>, signal: AbortSignal, { clock }: ProgramContext): Promise<number> {
  if (!signal.aborted)
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  const patience = sleep(clock, grace, new AbortController().signal);
  // However it ends now, it was broken off.
  await Promise.race([running.catch(() => undefined), patience]);
  return interruptedStatus;
}

interface Parts {
  readonly output: ToolOutput;
  readonly input: ToolInput;
  readonly signal: AbortSignal;
  readonly paths: HostPaths;
  readonly agent: KeyAgent;
  readonly editFile: EditFile;
}

function contextOf(
  context: ProgramContext,
  { output, input, signal, paths, agent, editFile }: Parts,
): Omit<ToolContext, 'aws'> {
  const { terminal, clock } = context;
  const cwd = paths.toHost(context.cwd);
  const environment = toolEnvironment(context.env, cwd, paths);
  const keys: Keys | undefined =
    terminal === undefined || !context.stdin.isTerminal
      ? undefined
      : { raw: () => onDispose(input.raw(terminal)), onDidResize: terminal.onDidResize };
  return {
    environment,
    cwd,
    input: input.stream,
    get screen() {
      return terminal !== undefined && context.stdout.isTerminal
        ? { columns: terminal.columns, rows: terminal.rows }
        : undefined;
    },
    keys,
    print: (text) => output.print('stdout', text),
    printError: (text) => output.print('stderr', text),
    now: () => new Date(clock.now()),
    sleep: (ms) => sleep(clock, ms, signal),
    signal,
    agent,
    editFile,
  };
}

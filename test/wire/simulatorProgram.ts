import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const running: ChildProcessWithoutNullStreams[] = [];

/** The line that the program prints when it is ready. */
export interface Ready {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly controlToken: string;
  readonly pid: number;
  readonly setAside?: string;
}

export interface Program {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ready: Ready;
  /** Ends it without a word of warning. */
  kill(): Promise<void>;
}

/** Runs the built program. */
export function spawnProgram(...args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ['--', path.resolve('dist/simulator.js'), ...args]);
  running.push(child);
  return child;
}

/** Runs it and reads the line it prints when it is ready. */
export async function startProgram(...args: readonly string[]): Promise<Program> {
  const child = spawnProgram(...args);
  const [line] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [Buffer | number];
  const kill = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return { child, ready: JSON.parse(String(line)) as Ready, kill };
}

/** Ends all that have not ended. */
export function endPrograms(): void {
  for (const child of running.splice(0)) child.kill();
}

import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.dirname(import.meta.dirname);

/** Runs a program of bench/programs in a process of its own, as nothing may be loaded yet, and reads the JSON it prints. */
export async function runProgram<T>(name: string, ...args: readonly string[]): Promise<T> {
  const { stdout } = await run(process.execPath, [path.join(root, 'bench', 'programs', name), ...args], { cwd: root });
  return JSON.parse(stdout) as T;
}

/** What the simulator says of itself when it is ready. */
export interface Ready {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Starts the built simulator; ready with its first line. */
export async function startSimulator(
  ...args: readonly string[]
): Promise<{ readonly ready: Ready; readonly stop: () => void }> {
  const script = path.join(root, 'dist', 'simulator.js');
  const child = spawn(process.execPath, [script, '--with-parent', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  for await (const line of createInterface(child.stdout)) {
    return { ready: JSON.parse(line) as Ready, stop: () => void child.kill() };
  }
  throw new Error('The simulator ended before it was ready.');
}

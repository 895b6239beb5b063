import { spawn } from 'node:child_process';
import path from 'node:path';

/** The folder of the checkout. */
export const root = path.resolve(import.meta.dirname, '../..');

/** How a program ended, and all it wrote. */
export interface ProgramResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a program of node_modules/.bin (or Node itself as `node`) in the checkout, without input, and gathers its output. */
export function runProgram(
  command: string,
  args: readonly string[],
  env?: Record<string, string>,
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...env },
      shell: process.platform === 'win32',
    });
    let output = '';
    const gather = (chunk: string) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', gather);
    child.stderr.setEncoding('utf8').on('data', gather);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

import { runProgram } from './program.ts';
import { median, type Row } from './row.ts';

const runs = 7;

/** What a person waits for at the Lab Shell, in fresh processes: its first prompt, a key's echo, a command of a pipe. */
export async function labShell(): Promise<readonly Row[]> {
  const measured: { prompt: number; echo: number; pipeline: number }[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await runProgram('labShell.cjs'));
  const middle = (name: 'prompt' | 'echo' | 'pipeline') => median(measured.map((each) => each[name]));
  return [
    { name: 'Lab Shell: load and first prompt', value: middle('prompt'), unit: 'ms', goal: 150 },
    { name: 'Lab Shell: echo of a key', value: middle('echo'), unit: 'ms', goal: 5 },
    { name: 'Lab Shell: three programs in a pipe', value: middle('pipeline'), unit: 'ms', goal: 50 },
  ];
}

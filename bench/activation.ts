import { runProgram } from './program.ts';
import { median, type Row } from './row.ts';

const runs = 7;

/** How long the extension takes to load and activate, in fresh processes, and that no SDK comes with it. */
export async function activation(): Promise<readonly Row[]> {
  const measured: { load: number; activate: number; bundles: string[] }[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await runProgram('activate.cjs'));
  const early = new Set(measured.flatMap(({ bundles }) => bundles).filter((bundle) => bundle !== 'extension.js'));
  return [
    {
      name: 'load extension.js and activate()',
      value: median(measured.map(({ load, activate }) => load + activate)),
      unit: 'ms',
      goal: 50,
    },
    { name: 'other bundles loaded by activate()', value: early.size, unit: '', goal: 0 },
  ];
}

// What VS Code calls in its extension host: runs the tests beside this file and writes their counts to EKS_LAB_REPORT.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** Runs the tests; rejects when one failed, or a promise was rejected and nobody handled it. */
export async function run(): Promise<void> {
  const rejections: unknown[] = [];
  const remember = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', remember);
  try {
    const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false });
    for (const file of readdirSync(__dirname).toSorted()) {
      if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
    }
    const { passes, failures, pending } = await runMocha(mocha);
    // Node reports a rejection a turn after the promise was left alone.
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const reason of rejections) console.error(format('Unhandled rejection:', reason));
    const failed = failures + rejections.length;
    const report = process.env['EKS_LAB_REPORT'];
    if (report !== undefined) writeFileSync(report, JSON.stringify({ passed: passes, failed, skipped: pending }));
    if (failed > 0) throw new Error(`${failed} failed`);
  } finally {
    process.off('unhandledRejection', remember);
  }
}

function runMocha(mocha: Mocha): Promise<Mocha.Stats> {
  return new Promise((resolve, reject) => {
    const runner = mocha.run(() => {
      if (runner.stats === undefined) reject(new Error('mocha counted nothing'));
      else resolve(runner.stats);
    });
  });
}

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runProgram } from './program.ts';
import type { Suite, SuiteResult } from './suite.ts';

/** What we read of vitest's JSON report. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** A suite that is one of the projects in vitest.config.ts. */
export function vitestSuite(name: string): Suite {
  return { name, run: () => runVitest(name) };
}

async function runVitest(project: string): Promise<SuiteResult> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'eks-lab-vitest-'));
  const file = path.join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { code, output } = await runProgram('vitest', ['run', '--project', project, ...reporters]);
    const report = await readReport(file);
    if (report === undefined) return { passed: 0, failed: 1, skipped: 0, message: output };
    const failed = report.numFailedTests;
    return {
      passed: report.numPassedTests,
      // A file that does not load, or a rejection nobody handled, fails the run without failing a test.
      failed: failed === 0 && code !== 0 ? 1 : failed,
      skipped: report.numPendingTests + report.numTodoTests,
      message: code === 0 ? '' : output,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readReport(file: string): Promise<Report | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as Report);
}

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runProgram } from './program.ts';
import { broken, type Suite, type SuiteResult } from './suite.ts';
import type { FileReport, RunReport } from './testReport.ts';

interface VitestRun {
  /** Undefined when vitest ended before it could tell. */
  readonly report: RunReport | undefined;
  readonly code: number;
  readonly output: string;
}

/** A suite that is one of the projects in vitest.config.mts. */
export function vitestSuite(name: string): Suite {
  return {
    name,
    async run() {
      const { report, code, output } = await runVitest(name);
      return report === undefined ? broken(name, output) : summary(report.files, { name, report, code, output });
    },
  };
}

/**
 * Such a suite whose tests wait for other programs (a browser, an editor, the CLIs) on a machine that may be busy: a file
 * that failed is run once more, by itself, and that it was is told.
 */
export function patientVitestSuite(name: string): Suite {
  return {
    name,
    async run() {
      const { report, code, output } = await runVitest(name);
      if (report === undefined) return broken(name, output);
      const failed = report.files.filter((file) => file.failed > 0).map(({ file }) => file);
      if (failed.length === 0 || report.unhandled.length > 0)
        return summary(report.files, { name, report, code, output });
      const again = await runVitest(name, failed);
      if (again.report === undefined) return broken(name, output + again.output);
      const files = [...report.files.filter(({ file }) => !failed.includes(file)), ...again.report.files];
      const steadied = again.report.files.filter((file) => file.failed === 0).map(({ file }) => file);
      const result = summary(files, { name, ...again, report: again.report });
      return { ...result, unsteady: steadied, message: output + again.output };
    },
  };
}

async function runVitest(project: string, files: readonly string[] = []): Promise<VitestRun> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'eks-lab-vitest-'));
  const file = path.join(folder, 'report.json');
  try {
    const args = ['run', '--project', project, ...files];
    const { code, output } = await runProgram('vitest', args, { EKS_LAB_REPORT: file });
    return { report: await readReport(file), code, output };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readReport(file: string): Promise<RunReport | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as RunReport);
}

function summary(
  files: readonly FileReport[],
  { name, report, code, output }: VitestRun & { readonly name: string; readonly report: RunReport },
): SuiteResult {
  const failures = [...files.flatMap((file) => file.failures), ...report.unhandled];
  // Such as no test found, or a snapshot that nobody asks for any more.
  if (failures.length === 0 && code !== 0) failures.push({ where: name, why: output.slice(-2_000) });
  const sum = (counted: 'passed' | 'skipped') => files.reduce((total, file) => total + file[counted], 0);
  return {
    passed: sum('passed'),
    failed: failures.length,
    skipped: sum('skipped'),
    failures,
    unsteady: [],
    message: code === 0 ? '' : output,
  };
}

// Tests that run inside VS Code's extension host, by @vscode/test-electron: in the web workbench or on the desktop.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from '../web/chromium.ts';
import { root, runProgram } from './program.ts';
import { type Counts, type Suite, type SuiteResult, broken, skipped } from './suite.ts';

/** Errors that mean "there is no way to the internet", by which desktop VS Code would come. */
const noNetwork = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH/;

/** The tests in the web workbench. */
export const inHostSuite: Suite = {
  name: 'inHost',
  async run() {
    if (process.platform === 'win32') return skipped('the web workbench cannot stand in for an executable on Windows.');
    if (ensureChromium() === undefined)
      return skipped('Chromium is not installed. Install it, or set CHROMIUM to its path.');
    return runInHost(path.join(root, 'scripts', 'web', 'webVsCode.ts'));
  },
};

/** The same tests in desktop VS Code: the one that VSCODE_EXECUTABLE names, else one that is downloaded. */
export const electronSuite: Suite = {
  name: 'electron',
  async run() {
    const linux = process.platform === 'linux';
    const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
    if (linux && display === undefined)
      return skipped('desktop VS Code needs a display (on a server: xvfb-run npm run test:electron).');
    const result = await runInHost(process.env['VSCODE_EXECUTABLE']);
    if (result.passed > 0 || !noNetwork.test(result.message)) return result;
    return skipped('desktop VS Code cannot be downloaded here. Set VSCODE_EXECUTABLE to an installed one.');
  },
};

async function runInHost(executable: string | undefined): Promise<SuiteResult> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'eks-lab-inhost-report-'));
  const file = path.join(folder, 'report.json');
  try {
    const env = { EKS_LAB_REPORT: file, ...(executable === undefined ? {} : { VSCODE_EXECUTABLE: executable }) };
    const { code, output } = await runProgram('node', ['scripts/suites/runInHost.ts'], env);
    // What the tests write when they are done; see test/workbench/inHost/run.ts.
    const counts = await readFile(file, 'utf8').then(
      (text) => JSON.parse(text) as Counts,
      () => undefined,
    );
    if (counts === undefined || (counts.failed === 0 && code !== 0)) return broken('inHost', output);
    const failures = counts.failed === 0 ? [] : [{ where: 'inHost', why: output }];
    return { ...counts, failures, unsteady: [], message: code === 0 ? '' : output };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

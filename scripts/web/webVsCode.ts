#!/usr/bin/env node
// Stands in for the VS Code executable: takes the arguments of @vscode/test-electron and runs the same tests in the web
// workbench, whose extension host is Node as on the desktop. Ends with the exit code of the tests.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { format, parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumArguments, ensureChromium } from './chromium.ts';
import { quietSettings } from './settings.ts';
import { VsCodeServer } from './vsCodeServer.ts';

const timeoutMs = 180_000;

/** The workbench's own lines, which say nothing about the tests. */
const noise =
  /^(?:Ignoring fetching|Updating additional|Creating a socket|Resolv|\[[A-Za-z]|%c|\s*(?:TRACE|DEBUG|INFO|WARN) )/;

const { values, positionals } = parseArgs({
  options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
  // The other arguments are Electron's.
  strict: false,
  allowPositionals: true,
});
const extension = path.resolve(String(values['extensionDevelopmentPath']));
const tests = path.resolve(String(values['extensionTestsPath']));

const executablePath = ensureChromium();
if (executablePath === undefined)
  throw new Error('Chromium is not installed. Install it, or set CHROMIUM to its path.');

const home = await mkdtemp(path.join(os.tmpdir(), 'eks-lab-inhost-'));
const server = await VsCodeServer.start({
  data: path.join(home, 'data'),
  settings: quietSettings,
  extensions: [],
  env: { HOME: home },
  smokeTestDriver: true,
});
const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
try {
  const page = await browser.newPage();
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    const line = format(...args);
    if (!noise.test(line)) (type === 'error' ? console.error : console.log)(line);
  });
  const ended = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationExit', ended.resolve);
  page.on('crash', () => ended.reject(new Error('The page of the workbench crashed.')));
  const timer = setTimeout(() => ended.reject(new Error(`The tests took over ${timeoutMs / 1000} s.`)), timeoutMs);
  await page.goto(server.url(path.resolve(positionals[0] ?? home), { extension, tests }));
  process.exitCode = await ended.promise;
  clearTimeout(timer);
} finally {
  await browser.close();
  await server.stop();
  await rm(home, { recursive: true, force: true });
}

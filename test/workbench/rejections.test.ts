import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession } from './harness/session.ts';

const manifest = {
  name: 'careless',
  publisher: 'test',
  version: '0.0.1',
  engines: { vscode: '^1.103.0' },
  main: './extension.js',
  contributes: { commands: [{ command: 'careless.reject', title: 'Careless: Reject' }] },
};

const source = `
const vscode = require('vscode');
exports.activate = (context) => {
  const reject = () => { Promise.reject(new Error('planted rejection')); };
  context.subscriptions.push(vscode.commands.registerCommand('careless.reject', reject));
};
`;

let extension: string;

beforeAll(async () => {
  extension = await mkdtemp(path.join(os.tmpdir(), 'eks-lab-careless-'));
  await writeFile(path.join(extension, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(extension, 'extension.js'), source);
});

afterAll(() => rm(extension, { recursive: true, force: true }));

test('a rejection that an extension leaves unhandled fails its session', async () => {
  const session = await openSession({ extension });
  await session.workbench.runCommand('Careless: Reject');
  // The palette returns before the extension is active; how long that takes is not what is tested here.
  await session.page.waitForTimeout(5_000);
  await expect(session.close()).rejects.toThrow('planted rejection');
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { chapterSlugs } from '../../src/lab/chapters.ts';
import { zipNames } from './zipNames.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'eks-lab-vsix-'));
afterAll(() => rmSync(folder, { recursive: true }));

const chapterFiles = ['chapter.ko.md', 'chapter.md', 'figure.svg', 'step.ko.md', 'step.md'];

/** All that the package holds, the simulator and its tools apart. */
const expected = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/changelog.md',
  'extension/dist/aws.js',
  'extension/dist/deploy.css',
  'extension/dist/deploy.js',
  'extension/dist/extension.js',
  'extension/dist/kubernetes.js',
  'extension/dist/panel.css',
  'extension/dist/panel.js',
  'extension/dist/token.js',
  'extension/media/eks-networking-lab.yaml',
  'extension/media/icons/lab.svg',
  'extension/media/l10n/bundle.l10n.ko.json',
  'extension/media/walkthrough/practice.ko.md',
  'extension/media/walkthrough/practice.md',
  'extension/package.json',
  'extension/package.nls.json',
  'extension/package.nls.ko.json',
  'extension/readme.md',
  'extension/snippets/cloudformation.json',
  'extension/snippets/cni.json',
  'extension/snippets/commands.json',
  'extension/snippets/eksctl.json',
  'extension/snippets/kubernetes.json',
  'extension/snippets/parameters.json',
  ...chapterSlugs.flatMap((slug) => chapterFiles.map((file) => `extension/walkthroughs/${slug}/${file}`)),
];

describe.each([
  {
    kind: 'whole',
    args: [],
    limit: 3_000_000,
    files: [
      ...expected,
      ...['awsCli', 'bash', 'labShell', 'labTools', 'simulator', 'sshProxy', 'tools'].map(
        (name) => `extension/dist/${name}.js`,
      ),
    ],
  },
  { kind: 'slim', args: ['--slim'], limit: 1_000_000, files: expected },
])('the $kind package', ({ kind, args, limit, files }) => {
  const vsix = path.join(folder, `${kind}.vsix`);

  test('is made', () => {
    const command = ['scripts/package.ts', '--no-build', '--out', vsix, ...args];
    const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('holds these files and no others', () => {
    expect(zipNames(readFileSync(vsix)).toSorted()).toEqual(files.toSorted());
  });

  test(`is no larger than ${limit / 1e6} MB`, () => {
    expect(readFileSync(vsix).length).toBeLessThanOrEqual(limit);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notOnPath } from '../../src/editor/toolsOnPath.ts';

describe('notOnPath', () => {
  let folder: string;
  const name = process.platform === 'win32' ? 'lab-tool.cmd' : 'lab-tool';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'on-path-'));
    writeFileSync(path.join(folder, name), '', { mode: 0o755 });
    writeFileSync(path.join(folder, 'lab-notes.txt'), '', { mode: 0o644 });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds the programs that a connection offers its terminals', () => {
    const offered = { PATH: ['', '/nowhere', folder].join(path.delimiter) };
    expect(notOnPath(['lab-tool', 'other-tool', './script'], offered)).toEqual(['other-tool']);
    expect(notOnPath(['lab-tool'], {})).toEqual(['lab-tool']);
  });

  it('finds programs where the PATH is spelled as on Windows', () => {
    expect(notOnPath(['lab-tool'], { Path: folder })).toEqual([]);
  });

  it('finds nothing without a PATH', () => {
    expect(notOnPath(['lab-tool', 'node'], { PATH: null })).toEqual(['lab-tool', 'node']);
  });

  it.skipIf(process.platform === 'win32')('takes no file for a program that cannot be run', () => {
    expect(notOnPath(['lab-notes.txt'], { PATH: folder })).toEqual(['lab-notes.txt']);
  });
});

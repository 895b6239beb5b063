import { describe, expect, it } from 'vitest';
import { lenses } from '../../src/lab/lenses.ts';
import { parseChapter } from '../../src/lab/parseChapter.ts';
import type { RunState } from '../../src/lab/runState.ts';

const uri = 'file:///chapter.md';
const { blocks } = parseChapter('# T\n```bash\nls\n```\n\n```bash {role=watch endless}\nwatch ls\n```');

function titles(state?: RunState) {
  const states = new Map(state === undefined ? [] : [['0:ls', state] as const]);
  return lenses(uri, blocks, states)
    .filter((lens) => lens.line === 1)
    .map((lens) => [lens.title, lens.command] as const);
}

describe('lenses', () => {
  it('puts Run and Copy over every block that has not run, with its place as argument', () => {
    expect(lenses(uri, blocks, new Map()).map(({ line, title, arguments: [at] }) => [line, title.kind, at])).toEqual([
      [1, 'run', { uri, line: 1 }],
      [1, 'copy', { uri, line: 1 }],
      [5, 'run', { uri, line: 5 }],
      [5, 'copy', { uri, line: 5 }],
    ]);
  });

  it('offers Stop while a block runs', () => {
    expect(titles({ kind: 'running', role: 'work', startedAt: 0 })).toEqual([
      [{ kind: 'stop' }, 'eksNetworkingLab.stopBlock'],
      [{ kind: 'copy' }, 'eksNetworkingLab.copyBlock'],
      [{ kind: 'running', role: 'work' }, 'eksNetworkingLab.openTerminal'],
    ]);
  });

  it('says whether it printed what the chapter says, and compares where not', () => {
    const done = { kind: 'done', role: 'work', exitCode: 0, ms: 800, stopped: false, output: 'x' } as const;
    expect(titles({ ...done, comparison: { kind: 'same' } }).at(-1)).toEqual([
      { kind: 'as-expected', ms: 800 },
      'eksNetworkingLab.openTerminal',
    ]);
    expect(titles({ ...done, comparison: { kind: 'differs', hint: 'more', line: 'x' } }).at(-1)).toEqual([
      { kind: 'differs', ms: 800, hint: 'more' },
      'eksNetworkingLab.showDifference',
    ]);
  });

  it('offers one command of several', () => {
    const several = parseChapter('```bash\nls\npwd\n```').blocks;
    expect(lenses(uri, several, new Map()).map(({ title }) => title.kind)).toEqual(['run', 'run-line', 'copy']);
  });

  it.each([
    [0, false, { kind: 'succeeded', ms: 800 }],
    [1, false, { kind: 'failed', exitCode: 1, ms: 800 }],
    [130, true, { kind: 'stopped', ms: 800 }],
    [undefined, false, { kind: 'ended', ms: 800 }],
  ] as const)('says how it ended: exit %s, stopped %s', (exitCode, stopped, title) => {
    const state = {
      kind: 'done',
      role: 'work',
      exitCode,
      ms: 800,
      stopped,
      output: '',
      comparison: undefined,
    } as const;
    expect(titles(state).at(-1)?.[0]).toEqual(title);
  });
});

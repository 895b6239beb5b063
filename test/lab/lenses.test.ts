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

  it.each([
    [0, false, { kind: 'succeeded', ms: 800 }],
    [1, false, { kind: 'failed', exitCode: 1, ms: 800 }],
    [130, true, { kind: 'stopped', ms: 800 }],
    [undefined, false, { kind: 'ended', ms: 800 }],
  ] as const)('says how it ended: exit %s, stopped %s', (exitCode, stopped, title) => {
    expect(titles({ kind: 'done', role: 'work', exitCode, ms: 800, stopped }).at(-1)?.[0]).toEqual(title);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LabVariables, labVariableNames } from '../../src/lab/labVariables.ts';
import { parseChapter } from '../../src/lab/parseChapter.ts';

const chapters = path.resolve('walkthroughs');

describe('the variables of the lab', () => {
  it('are those that the chapters set', () => {
    const blocks = readdirSync(chapters).flatMap(
      (slug) => parseChapter(readFileSync(path.join(chapters, slug, 'chapter.md'), 'utf8')).blocks,
    );
    const set = blocks.flatMap(({ command }) =>
      [...command.matchAll(/^(?:export )?([A-Za-z_]\w*)=/gm)].map((m) => m[1]),
    );
    expect(new Set(labVariableNames)).toEqual(new Set(set));
  });
});

describe('LabVariables', () => {
  const empty = new Map<string, string>();

  it('shows what a terminal reports, in the order of the chapters', () => {
    const variables = new LabVariables();
    variables.report(
      new Map([
        ['PODIP1', '192.168.1.74'],
        ['N1', '192.168.1.251'],
        ['OTHER', 'x'],
      ]),
      empty,
    );
    expect([...variables.values]).toEqual([
      ['N1', '192.168.1.251'],
      ['PODIP1', '192.168.1.74'],
    ]);
  });

  it('keeps what another terminal has set, and drops what this one has unset', () => {
    const variables = new LabVariables();
    const work = new Map([
      ['N1', 'a'],
      ['N2', 'b'],
    ]);
    variables.report(work, empty);
    variables.report(new Map([['BASTION', 'c']]), empty);
    expect([...variables.values.keys()]).toEqual(['N1', 'N2', 'BASTION']);
    variables.report(new Map([['N2', 'b']]), work);
    expect([...variables.values.keys()]).toEqual(['N2', 'BASTION']);
  });

  it('tells only of changes', () => {
    const variables = new LabVariables();
    let told = 0;
    variables.onDidChange(() => (told += 1));
    variables.report(new Map([['N1', 'a']]), empty);
    variables.report(new Map([['N1', 'a']]), new Map([['N1', 'a']]));
    variables.clear();
    variables.clear();
    expect(told).toBe(2);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.join(import.meta.dirname, '..', '..', 'src', 'panel', 'app', 'styles');

/** Styles of one section each, by the class of its element: their names mean nothing to the others. */
const sections: Readonly<Record<string, string>> = {
  'ops.css': '.ops',
  'path.css': '.path',
  'pending.css': '.pending',
  'timeline.css': '.timeline',
  'whatIf.css': '.what-if',
};

/** The heads of a sheet's outermost rules. */
function outermost(css: string): readonly string[] {
  const heads: string[] = [];
  let depth = 0;
  let head = '';
  for (const character of css.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/@import [^;]*;/g, '')) {
    if (character === '{') {
      if (depth === 0) heads.push(head.trim());
      depth += 1;
    } else if (character === '}') {
      depth -= 1;
      head = '';
    } else if (depth === 0) head += character;
  }
  return heads;
}

describe('the styles of a section', () => {
  it.each(Object.entries(sections))('%s are for what lies in %s alone', (file, section) => {
    expect(outermost(readFileSync(path.join(folder, file), 'utf8'))).toEqual([section]);
  });

  it('are part of the page', () => {
    const sheet = readFileSync(path.join(folder, 'panel.css'), 'utf8');
    for (const file of readdirSync(folder)) if (file !== 'panel.css') expect(sheet).toContain(`@import './${file}';`);
  });
});

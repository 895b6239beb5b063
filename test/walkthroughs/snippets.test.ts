import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const folder = join(import.meta.dirname, '../../snippets');

/** The languages the manifest offers each file in. */
const languageOf = {
  'cloudformation.json': 'yaml',
  'cni.json': 'yaml',
  'commands.json': 'shellscript',
  'eksctl.json': 'yaml',
  'kubernetes.json': 'yaml',
  'parameters.json': 'json',
} as const;
const files = Object.keys(languageOf) as (keyof typeof languageOf)[];

const snippets = files.flatMap((file) =>
  Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, Snippet>).map(
    ([name, snippet]) => ({ file, name, snippet }),
  ),
);

/** What a snippet inserts when a person accepts every default: the subset of the snippet grammar that we use. */
function inserted(body: readonly string[]): string {
  return body
    .join('\n')
    .replaceAll(/\\([$\\}])|\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^|]*\|\}|\$\d+/g, (_, escaped, text, choice) =>
      String(escaped ?? text ?? choice ?? ''),
    );
}

it('has these files, and prefixes that nobody else has', () => {
  expect(readdirSync(folder).toSorted()).toEqual(files);
  const prefixes = snippets.map(({ snippet }) => snippet.prefix);
  expect(new Set(prefixes).size).toBe(prefixes.length);
  for (const prefix of prefixes) expect(prefix).toMatch(/^eks-[a-z-]+$/);
});

const bash = spawnSync('bash', ['--version']).status === 0;

describe.each(snippets)('$name ($file)', ({ snippet, file }) => {
  const text = inserted(snippet.body);

  it('says what it is, and ends where typing goes on', () => {
    expect(snippet.description.length).toBeGreaterThan(10);
    expect(snippet.body.join('\n').match(/\$0/g)).toHaveLength(1);
  });

  // Where there is no bash (Windows without Git), shell is only looked through, not parsed.
  it(`is ${languageOf[file]}`, () => {
    switch (languageOf[file]) {
      case 'yaml':
        for (const document of parseAllDocuments(text)) {
          expect(document.errors).toEqual([]);
          expect(document.toJS()).toBeTypeOf('object');
        }
        break;
      case 'json':
        expect(JSON.parse(text)).toBeInstanceOf(Array);
        break;
      case 'shellscript':
        expect(text).not.toContain('\\$');
        if (bash) expect(spawnSync('bash', ['-n'], { input: text }).stderr.toString()).toBe('');
    }
  });
});

it('gives parameters that the template has', () => {
  const template = readFileSync(join(folder, '../media/eks-networking-lab.yaml'), 'utf8');
  const file = snippets.find(({ snippet }) => snippet.prefix === 'eks-lab-parameters')?.snippet.body ?? [];
  const keys = (JSON.parse(inserted(file)) as { ParameterKey: string }[]).map((each) => each.ParameterKey);
  expect(keys.length).toBeGreaterThan(3);
  for (const key of keys) expect(template).toContain(`\n  ${key}:\n    Type:`);
});

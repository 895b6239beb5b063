import { expect, test } from 'vitest';
import type { KubectlLab } from '../kubectlLab.ts';

/**
 * A command line and what it prints, standard output and standard error together. Text is to be printed exactly, but
 * for the parts in angle brackets: `<age>`, `<ip>`, `<port>`, `<hash>`, `<stamp>` and `<any>`. A pattern is to be found
 * in it.
 */
export type Command = readonly [line: string, prints: string | RegExp, input?: string];

const parts: Readonly<Record<string, string>> = {
  '<age>': String.raw`(?:\d+[smhd])+`,
  '<ip>': String.raw`\d+\.\d+\.\d+\.\d+`,
  '<port>': String.raw`3[0-2]\d{3}`,
  '<hash>': '[a-z0-9-]+',
  '<stamp>': String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`,
  '<any>': '.*',
};

/** Spaces that only line columns up do not count. */
const lined = (text: string): string => text.replaceAll(/ {2,}/g, ' ').replaceAll(/ +$/gm, '').trimEnd();

function patternOf(text: string): RegExp {
  const escaped = lined(text)
    .split(/(<(?:age|ip|port|hash|stamp|any)>)/)
    .map((part) => parts[part] ?? part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
    .join('');
  return new RegExp(`^${escaped}$`);
}

/** Splits a command line as a shell does, with single and double quotes. */
export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''),
  );
}

/**
 * One test for each command, in order: each finds the cluster as those before have left it. `named` puts in what is
 * known only once the cluster is there.
 */
export function testCommands(
  lab: () => KubectlLab,
  commands: readonly Command[],
  named: (text: string) => string = (text) => text,
): void {
  for (const [line, prints, input] of commands) {
    test(`kubectl ${line.length > 110 ? `${line.slice(0, 110)}…` : line}`, async () => {
      const { out, err } = await lab().run(wordsOf(named(line)), input);
      const printed = `${out}${err}`;
      if (typeof prints !== 'string') expect(printed).toMatch(new RegExp(named(prints.source), prints.flags));
      else expect(lined(printed)).toMatch(patternOf(named(prints)));
    });
  }
}

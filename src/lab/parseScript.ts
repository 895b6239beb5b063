import { commandLines } from './commandLines.ts';
import type { CommandBlock } from './parseChapter.ts';
import { defaultRole } from './roles.ts';

/** The commands of a shell script, each a block of its own. */
export function parseScript(text: string): readonly CommandBlock[] {
  const seen = new Map<string, number>();
  return commandLines(text.replaceAll('\r\n', '\n')).map(({ text: command, first, last }) => {
    const earlier = seen.get(command) ?? 0;
    seen.set(command, earlier + 1);
    return {
      key: `${earlier}:${command}`,
      line: first,
      endLine: last,
      command,
      role: defaultRole,
      endless: false,
      destructive: false,
      needs: [],
      expected: undefined,
    };
  });
}

/** Whether a document is a shell script, by the ending of its name. */
export function isScript(uri: string): boolean {
  return /\.(?:sh|bash|zsh)$/.test(uri);
}

import type { Program } from '../../terminal/program.ts';
import { builtinNames } from '../../terminal/shell/builtins/builtins.ts';

/** `help`: the commands that there are. */
export function help(names: () => readonly string[]): Program {
  return {
    name: 'help',
    path: '/usr/bin/help',
    async run({ stdout, terminal }) {
      const columns = terminal?.columns ?? 80;
      const list = (words: readonly string[]) => `${filled(words.toSorted(), columns).join('\n')}\n`;
      await stdout.write('Programs of the Lab Shell:\n');
      await stdout.write(list(names()));
      await stdout.write('Built into its bash:\n');
      await stdout.write(list(builtinNames));
      return 0;
    },
  };
}

/** Words in lines that are no wider than that. */
function filled(words: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const word of words) {
    if (line.length + 1 + word.length > columns && line.trim() !== '') {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

import { builtinNames } from '../shell/builtins/builtins.ts';
import type { Shell } from '../shell/shell.ts';
import type { Complete } from './lineEditor.ts';

/** Completes commands at the beginning of a command, variables after `$`, and paths elsewhere. */
export function completionFor(shell: Shell): Complete {
  return async (before) => {
    const word = /(?:\\.|[^\s'"|;&<>()=])*$/.exec(before)?.[0] ?? '';
    const start = before.slice(0, before.length - word.length);
    if (word.startsWith('$')) {
      const names = shell.state.variables.names().map((name) => `$${name}`);
      return { word, choices: starting(names, word) };
    }
    const isCommand = /(?:^|[|;&(]|\b(?:do|then|else|sudo|time|watch|xargs)\s)\s*$/.test(start) && !word.includes('/');
    if (!isCommand) return { word, choices: await paths(shell, word) };
    const { functions, aliases } = shell.state;
    const names = [...builtinNames, ...functions.keys(), ...aliases.keys(), ...shell.machine.programNames()];
    return { word, choices: starting(names, word) };
  };
}

function starting(names: readonly string[], word: string): readonly string[] {
  return [...new Set(names)].filter((name) => name.startsWith(word)).toSorted();
}

async function paths(shell: Shell, word: string): Promise<readonly string[]> {
  const { files } = shell.machine;
  const folder = word.slice(0, word.lastIndexOf('/') + 1);
  const home = shell.state.variables.text('HOME') ?? '/';
  const real = shell.path(folder === '' ? '.' : folder.replace(/^~(?=\/)/, home));
  const names = await files.readdir(real).catch(() => []);
  const name = word.slice(folder.length);
  const matching = names.filter((each) => each.startsWith(name) && (name !== '' || !each.startsWith('.'))).toSorted();
  const found: string[] = [];
  for (const each of matching) {
    const stat = await files.stat(files.resolvePath(real, each)).catch(() => undefined);
    found.push(
      `${folder}${each.replace(/[\s'"\\$&|;<>()*?]/g, String.raw`\$&`)}${stat?.isDirectory === true ? '/' : ''}`,
    );
  }
  return found;
}

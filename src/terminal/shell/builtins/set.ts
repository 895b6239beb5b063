import { quoteIfNeeded } from '../expand/quote.ts';
import { ShellError } from '../run/controlFlow.ts';
import type { Run } from '../run/run.ts';
import type { Shell } from '../shell.ts';
import { optionLetters, optionNames, type OptionName } from '../state/options.ts';
import type { Builtin } from './builtin.ts';

/** `set [-aefnuvxC] [-o name] [--] [argument …]`. */
export const set: Builtin = async (shell, args, run) => {
  if (args.length === 0) return showAll(shell, run);
  const rest = [...args];
  while (/^[-+]./.test(rest[0] ?? '') && rest[0] !== '--') {
    const flags = rest.shift() ?? '';
    const on = flags.startsWith('-');
    for (const letter of flags.slice(1)) {
      if (letter === 'o') {
        const name = rest.shift();
        if (name === undefined) return showOptions(shell, on, run);
        change(shell, optionNamed(name), on);
      } else if (!'hBHPTbkmtp'.includes(letter)) change(shell, optionWithLetter(letter, flags), on);
    }
  }
  const explicit = rest[0] === '--' || rest[0] === '-';
  if (explicit) rest.shift();
  if (explicit || rest.length > 0) shell.state.positional = rest;
  return 0;
};

function change({ state }: Shell, name: OptionName, on: boolean): void {
  if (on) state.options.add(name);
  else state.options.delete(name);
}

function optionNamed(name: string): OptionName {
  const found = optionNames.find((each) => each === name);
  if (found === undefined) throw new ShellError(`${name}: invalid option name`);
  return found;
}

function optionWithLetter(letter: string, flags: string): OptionName {
  const found = Object.entries(optionLetters).find(([, each]) => each === letter)?.[0];
  if (found === undefined) throw new ShellError(`${flags.charAt(0)}${letter}: invalid option`, 2);
  return found as OptionName;
}

async function showOptions(shell: Shell, readable: boolean, { io }: Run): Promise<number> {
  const lines = optionNames.toSorted().map((name) => {
    const on = shell.state.options.has(name);
    return readable ? `${name.padEnd(15)}\t${on ? 'on' : 'off'}\n` : `set ${on ? '-' : '+'}o ${name}\n`;
  });
  await io.stdout.write(lines.join(''));
  return 0;
}

async function showAll(shell: Shell, { io }: Run): Promise<number> {
  const { variables } = shell.state;
  const lines = variables.names().map((name) => {
    const text = variables.text(name) ?? '';
    return `${name}=${text === '' ? '' : quoteIfNeeded(text)}\n`;
  });
  await io.stdout.write(lines.join(''));
  return 0;
}

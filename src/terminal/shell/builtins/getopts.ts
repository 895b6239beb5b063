import { ShellError } from '../run/controlFlow.ts';
import type { Builtin } from './builtin.ts';

/** `getopts letters name [argument …]`: the next option into a variable. */
export const getopts: Builtin = async (shell, args, run) => {
  const [letters, name, ...given] = args;
  if (letters === undefined || name === undefined) throw new ShellError('usage: getopts optstring name [arg]', 2);
  const words = given.length > 0 ? given : shell.state.positional;
  const index = Number(shell.parameter('OPTIND') ?? 1);
  const { state } = shell;
  const word = words[index - 1] ?? '';
  const at = state.optionLetter?.word === index ? state.optionLetter.at : 1;
  if (!word.startsWith('-') || word === '-' || word === '--') {
    if (word === '--') shell.assign('OPTIND', String(index + 1));
    shell.assign(name, '?');
    return 1;
  }
  const letter = word[at] ?? '';
  const place = letters.indexOf(letter);
  const advance = (count: number) => {
    shell.assign('OPTIND', String(index + count));
    state.optionLetter = undefined;
  };
  const next = () => {
    if (at + 1 < word.length) state.optionLetter = { word: index, at: at + 1 };
    else advance(1);
  };
  state.variables.unset('OPTARG');
  if (place < 0 || letter === ':') {
    next();
    shell.assign(name, '?');
    if (letters.startsWith(':')) shell.assign('OPTARG', letter);
    else await shell.tell(`illegal option -- ${letter}`, run);
    return 0;
  }
  shell.assign(name, letter);
  if (letters[place + 1] !== ':') {
    next();
    return 0;
  }
  const attached = word.slice(at + 1);
  const value = attached === '' ? words[index] : attached;
  advance(attached === '' ? 2 : 1);
  if (value !== undefined) shell.assign('OPTARG', value);
  else {
    shell.assign(name, letters.startsWith(':') ? ':' : '?');
    if (letters.startsWith(':')) shell.assign('OPTARG', letter);
    else await shell.tell(`option requires an argument -- ${letter}`, run);
  }
  return 0;
};

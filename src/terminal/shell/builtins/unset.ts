import { subscripted } from '../expand/parameters.ts';
import type { Builtin } from './builtin.ts';

/** `unset [-f|-v] name …`. */
export const unset: Builtin = (shell, args) => {
  const { variables, functions } = shell.state;
  const names = args.filter((arg) => !arg.startsWith('-'));
  for (const name of names) {
    const parts = subscripted(name);
    const value = parts === undefined ? undefined : variables.find(parts.name)?.value;
    if (parts !== undefined && value?.kind === 'list') value.items.delete(Number(parts.subscript));
    else if (parts !== undefined && value?.kind === 'map') value.items.delete(parts.subscript);
    else if (args[0] === '-f' || (args[0] !== '-v' && variables.find(name) === undefined)) functions.delete(name);
    else variables.unset(name);
  }
  return 0;
};

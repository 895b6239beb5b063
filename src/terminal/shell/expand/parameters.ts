import type { Run } from '../run/run.ts';
import { ShellError } from '../run/controlFlow.ts';
import type { Shell } from '../shell.ts';
import { itemsOf, keysOf } from '../state/variables.ts';
import { optionLetters } from '../state/options.ts';

/** What a parameter gave: its text as the only item, or the items of a list. */
export interface Found {
  readonly items: readonly string[];
  /** `@` or `*` for a list. */
  readonly list: '@' | '*' | undefined;
  readonly isSet: boolean;
}

/** `name`, `name[subscript]`, a digit or a sign. */
const form = /^([A-Za-z_]\w*)\[(.*)\]$/s;

/** The name and the subscript of `name[subscript]`; undefined for anything else. */
export function subscripted(parameter: string): { readonly name: string; readonly subscript: string } | undefined {
  const [, name, subscript] = form.exec(parameter) ?? [];
  return name === undefined || subscript === undefined ? undefined : { name, subscript };
}

/** Looks a parameter up. A subscript that has expansions or arithmetic in it is worked out first. */
export async function lookUp(shell: Shell, parameter: string, run: Run): Promise<Found> {
  if (parameter === '@' || parameter === '*') return list(shell.state.positional, parameter);
  const parts = subscripted(parameter);
  if (parts === undefined) return single(shell, parameter);
  const { name, subscript } = parts;
  if (subscript === '@' || subscript === '*') return list(itemsOf(shell.state.variables.find(name)?.value), subscript);
  return single(shell, `${name}[${await subscriptValue(shell, name, subscript, run)}]`);
}

/** The index or key that a subscript names. */
export async function subscriptValue(shell: Shell, name: string, subscript: string, run: Run): Promise<string> {
  if (shell.state.variables.find(name)?.value?.kind === 'map') return shell.expandSource(subscript, run);
  const index = await shell.arithmetic(subscript, run);
  if (index >= 0n) return String(index);
  const last = keysOf(shell.state.variables.find(name)?.value).at(-1) ?? '-1';
  const counted = BigInt(last) + 1n + index;
  if (counted < 0n) throw new ShellError(`${name}: bad array subscript`);
  return String(counted);
}

function list(items: readonly string[], kind: '@' | '*'): Found {
  return { items, list: kind, isSet: items.length > 0 };
}

function single(shell: Shell, parameter: string): Found {
  const text = textOfParameter(shell, parameter);
  if (text === undefined && shell.state.options.has('nounset') && !/^[@*]$/.test(parameter))
    return { items: [], list: undefined, isSet: false };
  return { items: [text ?? ''], list: undefined, isSet: text !== undefined };
}

/** The text of a parameter whose subscript, if any, is worked out; undefined if it is not set. */
export function textOfParameter(shell: Shell, parameter: string): string | undefined {
  const { state } = shell;
  if (/^\d+$/.test(parameter)) return parameter === '0' ? state.name : state.positional[Number(parameter) - 1];
  const special = specials[parameter];
  if (special !== undefined) return special(shell);
  const parts = subscripted(parameter);
  if (parts === undefined) return state.variables.text(parameter);
  const value = state.variables.find(parts.name)?.value;
  if (value === undefined) return undefined;
  if (value.kind === 'text') return parts.subscript === '0' ? value.text : undefined;
  return value.kind === 'list' ? value.items.get(Number(parts.subscript)) : value.items.get(parts.subscript);
}

const specials: Readonly<Record<string, (shell: Shell) => string | undefined>> = {
  '?': ({ state }) => String(state.status),
  '#': ({ state }) => String(state.positional.length),
  $: ({ state }) => String(state.pid),
  '!': ({ state }) => state.jobs.last?.pid.toString(),
  _: ({ state }) => state.lastArgument,
  '-': ({ state }) => {
    const letters = Object.entries(optionLetters).flatMap(([name, letter]) =>
      state.options.has(name as keyof typeof optionLetters) ? [letter] : [],
    );
    return `${letters.join('')}hB${state.interactive ? 'im' : ''}`;
  },
  '@': ({ state }) => state.positional.join(' '),
  '*': ({ state }) => state.positional.join(' '),
  RANDOM: (shell) => String(Math.floor(shell.machine.random() * 32768)),
  SECONDS: (shell) => String(Math.floor((shell.machine.clock.now() - shell.startedAt) / 1000)),
  EPOCHSECONDS: (shell) => String(Math.floor(shell.machine.clock.now() / 1000)),
  BASHPID: ({ state }) => String(state.pid),
  UID: ({ state }) => String(state.account.uid),
  EUID: ({ state }) => String(state.account.uid),
  PPID: () => '1',
};

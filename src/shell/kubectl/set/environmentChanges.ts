import { ToolError } from '../../tool.ts';

/** A variable of a container. */
export interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: object;
}

/** Variables to set, and names of those to take away. */
export interface EnvironmentChanges {
  readonly set: readonly Variable[];
  readonly removed: readonly string[];
}

/** Whether a word of `set env` is a change (`KEY=value`, `KEY-`) rather than an object. `-` alone reads standard input. */
export function isEnvironmentChange(word: string): boolean {
  return word === '-' || /^[^=].*=/s.test(word) || /.-$/s.test(word);
}

/** Reads `KEY=value` and `KEY-`; `input` are the lines that stand for `-`. */
export function parseEnvironment(words: readonly string[], input: readonly string[]): EnvironmentChanges {
  const set = new Map<string, string>();
  const removed: string[] = [];
  for (const word of words.flatMap((each) => (each === '-' ? input : [each]))) {
    const at = word.indexOf('=');
    const name = at > 0 ? word.slice(0, at) : word.replace(/-$/, '');
    demandName(name);
    if (at > 0) set.set(name, word.slice(at + 1));
    else if (word.endsWith('-')) removed.push(name);
    else throw new ToolError(`error: unknown environment variable: ${word}`);
  }
  const both = removed.find((name) => set.has(name));
  if (both !== undefined)
    throw new ToolError('error: can not both modify and remove the same environment variable in the same command');
  return { set: [...set].map(([name, value]) => ({ name, value })), removed };
}

function demandName(name: string): void {
  if (!/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name))
    throw new ToolError(
      `error: "${name}" is not a valid key name: a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')`,
    );
}

/** The variables that have a value already, one sentence for each. */
export function takenVariables(existing: readonly Variable[], { set }: EnvironmentChanges): readonly string[] {
  return existing
    .filter(({ name }) => set.some((variable) => variable.name === name))
    .map(({ name, value = '' }) => `'${name}' already has a value (${value}), and --overwrite is false`);
}

/** A container's variables with the changes made: those it has keep their place, new ones come at the end. */
export function changedVariables(
  existing: readonly Variable[],
  { set, removed }: EnvironmentChanges,
): readonly Variable[] {
  const known = new Map(existing.map((variable) => [variable.name, variable]));
  for (const variable of set) known.set(variable.name, variable);
  for (const name of removed) known.delete(name);
  return [...known.values()];
}

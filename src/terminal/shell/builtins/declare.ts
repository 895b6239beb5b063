import { ShellError } from '../run/controlFlow.ts';
import type { Run } from '../run/run.ts';
import type { Shell } from '../shell.ts';
import type { Variable } from '../state/variables.ts';
import type { Builtin } from './builtin.ts';
import { functionSource, showVariable } from './showVariable.ts';

/** `declare [-aAfFgiprx] [name[=value] …]`. */
export const declare: Builtin = (shell, args, run) =>
  declareWith(shell, args, run, shell.state.calls.length > 0 ? 'here' : 'global');

/** `local …`, in functions only. */
export const local: Builtin = (shell, args, run) => {
  if (shell.state.calls.length === 0) throw new ShellError('can only be used in a function');
  return declareWith(shell, args, run, 'here');
};

/** `readonly …`. */
export const readonly: Builtin = (shell, args, run) => declareWith(shell, ['-r', ...args], run, 'anywhere');

/** `export [-n] [name[=value] …]`. */
export const exportVariable: Builtin = (shell, args, run) => {
  if (args[0] !== '-n') return declareWith(shell, ['-x', ...args], run, 'anywhere');
  for (const name of args.slice(1)) shell.state.variables.writable(name).exported = false;
  return 0;
};

async function declareWith(
  shell: Shell,
  args: readonly string[],
  run: Run,
  where: 'here' | 'global' | 'anywhere',
): Promise<number> {
  const flags = args.filter((arg) => /^[-+][a-zA-Z]+$/.test(arg)).join('');
  const names = args.filter((arg) => !/^[-+][a-zA-Z]*$/.test(arg));
  if (/[fF]/.test(flags)) return showFunctions(shell, names, flags.includes('F'), run);
  if (names.length === 0 || flags.includes('p')) return showVariables(shell, names, flags, run);
  let status = 0;
  for (const argument of names) {
    const [, name = '', append, value] = /^([A-Za-z_]\w*)(?:(\+?)=(.*))?$/s.exec(argument) ?? [];
    if (name === '') {
      await shell.tell(`\`${argument}': not a valid identifier`, run);
      status = 1;
      continue;
    }
    const variable = shell.state.variables.declare(name, flags.includes('g') ? 'global' : where);
    give(variable, flags);
    if (value !== undefined) {
      const before = append === '+' ? (shell.parameter(name) ?? '') : '';
      const text = variable.integer ? String(await shell.arithmetic(before + value, run)) : before + value;
      if (variable.readonly) throw new ShellError(`${name}: readonly variable`);
      if (variable.value?.kind === 'list') variable.value.items.set(0, text);
      else variable.value = { kind: 'text', text };
    }
    if (flags.includes('r')) variable.readonly = true;
  }
  return status;
}

function give(variable: Variable, flags: string): void {
  if (flags.includes('x')) variable.exported = true;
  if (flags.includes('i')) variable.integer = true;
  if (flags.includes('A') && variable.value?.kind !== 'map') variable.value = { kind: 'map', items: new Map() };
  if (flags.includes('a') && variable.value?.kind !== 'list')
    variable.value = {
      kind: 'list',
      items: new Map(variable.value?.kind === 'text' ? [[0, variable.value.text]] : []),
    };
}

async function showVariables(shell: Shell, names: readonly string[], flags: string, run: Run): Promise<number> {
  const { variables } = shell.state;
  const wanted = names.length > 0 ? names : variables.names();
  let status = 0;
  for (const name of wanted) {
    const variable = variables.find(name);
    const filtered =
      (flags.includes('x') && variable?.exported !== true) || (flags.includes('r') && variable?.readonly !== true);
    if (variable === undefined) {
      await shell.tell(`declare: ${name}: not found`, run);
      status = 1;
    } else if (!filtered) await run.io.stdout.write(`${showVariable(name, variable)}\n`);
  }
  return status;
}

async function showFunctions(shell: Shell, names: readonly string[], bare: boolean, run: Run): Promise<number> {
  const { functions } = shell.state;
  let status = 0;
  for (const name of names.length > 0 ? names : [...functions.keys()].toSorted()) {
    const definition = functions.get(name);
    if (definition === undefined) status = 1;
    else
      await run.io.stdout.write(
        bare ? `${names.length > 0 ? '' : 'declare -f '}${name}\n` : `${functionSource(definition)}\n`,
      );
  }
  return status;
}

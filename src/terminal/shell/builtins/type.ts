import { findOnPath } from '../run/searchPath.ts';
import type { Shell } from '../shell.ts';
import type { Builtin } from './builtin.ts';
import { functionSource } from './showVariable.ts';

const keywords = new Set(
  '! [[ ]] { } case do done elif else esac fi for function if in select then time until while'.split(' '),
);

interface Meaning {
  readonly kind: 'alias' | 'keyword' | 'function' | 'builtin' | 'file';
  readonly sentence: string;
  readonly brief: string;
}

/** `type [-tP] name …`, and what `command -v` and `-V` ask. `isBuiltin` tells the shell's own commands. */
export function typeWith(isBuiltin: (name: string) => boolean): Builtin {
  return async (shell, args, run) => {
    const flags = args.filter((arg) => /^-[tpPavV]+$/.test(arg)).join('');
    let status = 0;
    for (const name of args.filter((arg) => !/^-[tpPavV]+$/.test(arg))) {
      const meaning = await meaningOf(shell, name, isBuiltin);
      if (meaning === undefined) {
        status = 1;
        if (!/[tpPv]/.test(flags)) await shell.tell(`type: ${name}: not found`, run);
        continue;
      }
      const text = flags.includes('t') ? meaning.kind : /[vpP]/.test(flags) ? meaning.brief : meaning.sentence;
      if (!/p/i.test(flags) || meaning.kind === 'file') await run.io.stdout.write(`${text}\n`);
    }
    return status;
  };
}

async function meaningOf(
  shell: Shell,
  name: string,
  isBuiltin: (name: string) => boolean,
): Promise<Meaning | undefined> {
  const { aliases, functions } = shell.state;
  const alias = aliases.get(name);
  if (alias !== undefined)
    return { kind: 'alias', sentence: `${name} is aliased to \`${alias}'`, brief: `alias ${name}='${alias}'` };
  if (keywords.has(name)) return { kind: 'keyword', sentence: `${name} is a shell keyword`, brief: name };
  const definition = functions.get(name);
  if (definition !== undefined)
    return { kind: 'function', sentence: `${name} is a function\n${functionSource(definition)}`, brief: name };
  if (isBuiltin(name)) return { kind: 'builtin', sentence: `${name} is a shell builtin`, brief: name };
  const path = name.includes('/')
    ? (await shell.machine.files.exists(shell.path(name)))
      ? name
      : undefined
    : (shell.machine.programs(name)?.path ?? (await findOnPath(shell, name)));
  return path === undefined ? undefined : { kind: 'file', sentence: `${name} is ${path}`, brief: path };
}

import type { Program, ProgramContext } from '../program.ts';
import { readFile } from './readFile.ts';

/** `bash [-c script [name argument …]] [file [argument …]]`, and `sh` likewise; with neither, a shell for a person. */
export function shellProgram(name: string, path: string): Program {
  return { name, path, run: (context) => run(name, context) };
}

async function run(name: string, context: ProgramContext): Promise<number> {
  const rest = [...context.args];
  let script: string | undefined;
  let prefix = '';
  while (/^[-+]/.test(rest[0] ?? '') && script === undefined) {
    const flags = rest.shift() ?? '';
    if (flags === '--') break;
    if (flags.startsWith('--')) continue;
    const letters = flags.replace(/[-+licsr]/g, '');
    if (letters !== '') prefix += `set -${letters}\n`;
    if (flags.includes('c')) script = rest.shift();
  }
  if (script !== undefined) return context.shell(prefix + script, { args: [rest[0] ?? name, ...rest.slice(1)] });
  const [file] = rest;
  if (file !== undefined) {
    const text = await readFile(context, name, file);
    return text === undefined ? 127 : context.shell(prefix + text, { args: rest });
  }
  return context.interact({ args: [name] });
}

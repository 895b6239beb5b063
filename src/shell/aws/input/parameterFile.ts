import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ToolContext } from '../../tool.ts';
import { ParameterError } from '../usage.ts';

const prefix = /^file(b?):\/\//;

/** The content of the file that `file://NAME` or, for bytes, `fileb://NAME` names; undefined for other values. */
export function parameterFile(value: string, option: string, context: ToolContext): string | Uint8Array | undefined {
  const found = prefix.exec(value);
  if (found === null) return undefined;
  const name = value.slice(found[0].length);
  try {
    const content = readFileSync(resolvedPath(name, context));
    return found[1] === 'b' ? content : content.toString('utf8');
  } catch (error) {
    throw new ParameterError(option, `Unable to load paramfile ${value}: ${osError(error, name)}`);
  }
}

/** A path as the user writes it: `~` is home, `$NAME` a variable, and relative to the folder the tool runs in. */
export function resolvedPath(name: string, { environment, cwd }: ToolContext): string {
  const home = environment['HOME'] ?? environment['USERPROFILE'] ?? os.homedir();
  const expanded = name
    .replace(/^~(?=$|[/\\])/, home)
    .replace(
      /\$(?:\{(\w+)\}|(\w+))/g,
      (whole, braced?: string, plain?: string) => environment[braced ?? plain ?? ''] ?? whole,
    );
  return path.resolve(cwd, expanded);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '[Errno 2] No such file or directory',
  EACCES: '[Errno 13] Permission denied',
  EISDIR: '[Errno 21] Is a directory',
};

/** What the system says of a file, as Python tells it. */
export function osError(error: unknown, name: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return `${reasons[code] ?? String(error)}: '${name}'`;
}

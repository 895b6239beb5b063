import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ToolError } from '../../tool.ts';
import type { Wanted } from './generator.ts';

/** The flags by which data with keys is given to a config map or a secret. */
export const keyedFlags = {
  'from-literal': { kind: 'list' },
  'from-file': { kind: 'list' },
  'from-env-file': { kind: 'list' },
} as const;

/** Data of `--from-file`, `--from-literal` and `--from-env-file`, in that order. */
export async function keyedData(
  { line, folder, name }: Wanted,
  kind: 'configmap' | 'secret',
): Promise<ReadonlyMap<string, Buffer>> {
  const envFiles = line.list('from-env-file');
  const [files, literals] = [line.list('from-file'), line.list('from-literal')];
  if (envFiles.length > 0 && files.length + literals.length > 0)
    throw new ToolError('error: from-env-file cannot be combined with from-file or from-literal');
  const data = new Map<string, Buffer>();
  const add = (key: string, value: Buffer): void => {
    if (!/^[-._a-zA-Z0-9]+$/.test(key))
      throw new ToolError(
        `error: "${key}" is not a valid key name for a ${kind === 'secret' ? 'Secret' : 'ConfigMap'}: a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')`,
      );
    if (data.has(key)) throw new ToolError(`error: ${takenText[kind](key, name)}`);
    data.set(key, value);
  };
  for (const file of files) for (const [key, value] of await fromFile(file, folder)) add(key, value);
  for (const literal of literals) add(...fromLiteral(literal));
  for (const file of envFiles) for (const [key, value] of await fromEnvFile(file, folder)) add(key, value);
  return data;
}

const takenText = {
  configmap: (key: string, name: string) =>
    `cannot add key "${key}", another key by that name already exists in Data for ConfigMap "${name}"`,
  secret: (key: string) => `cannot add key ${key}, another key by that name already exists`,
} as const;

/** `key=value`; quotes around the value are taken off. */
function fromLiteral(text: string): [key: string, value: Buffer] {
  const at = text.indexOf('=');
  if (at <= 0) throw new ToolError(`error: invalid literal source ${text}, expected key=value`);
  const value = text.slice(at + 1);
  const inQuotes = /^(?:"(.*)"|'(.*)')$/s.exec(value);
  return [text.slice(0, at), Buffer.from(inQuotes?.[1] ?? inQuotes?.[2] ?? value)];
}

/** `[key=]file`; of a folder all regular files whose names can be keys. */
async function fromFile(source: string, folder: string): Promise<readonly [string, Buffer][]> {
  const [first = '', ...rest] = source.split('=');
  if (rest.length > 1) throw new ToolError("error: key names or file paths cannot contain '='");
  const [key, name] = rest.length === 0 ? [path.basename(first), first] : [first, rest[0] ?? ''];
  if (rest.length === 1 && key === '') throw new ToolError(`error: key name for file path ${name} missing`);
  if (rest.length === 1 && name === '') throw new ToolError(`error: file path for key name ${key} missing`);
  const file = path.resolve(folder, name);
  const found = await stat(file).catch((error: Error) => {
    throw new ToolError(`error: error reading ${name}: no such file or directory`, 1, error);
  });
  if (!found.isDirectory()) return [[key, await readFile(file)]];
  if (rest.length === 1) throw new ToolError('error: cannot give a key name for a directory path');
  const entries = await readdir(file, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && /^[-._a-zA-Z0-9]+$/.test(entry.name));
  return await Promise.all(
    names
      .map((entry) => entry.name)
      .toSorted()
      .map(async (each): Promise<[string, Buffer]> => [each, await readFile(path.join(file, each))]),
  );
}

/** Lines `KEY=value`; empty ones and comments do not count. */
async function fromEnvFile(name: string, folder: string): Promise<readonly [string, Buffer][]> {
  const text = await readFile(path.resolve(folder, name), 'utf8').catch((error: Error) => {
    throw new ToolError(`error: error reading ${name}: no such file or directory`, 1, error);
  });
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trimStart())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [key = '', ...value] = line.split('=');
      return [key, Buffer.from(value.join('='))];
    });
}

import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { utils, type ParsedKey } from 'ssh2';
import { ToolError, type ToolContext } from '../../tool.ts';
import type { AgentKey } from './keyAgent.ts';

/** What a key is called that came over standard input. */
export const standardInput = '(stdin)';

/** The files of keys that are meant when none is named, as far as they are there. */
export function usualKeyFiles({ environment }: Pick<ToolContext, 'environment'>): readonly string[] {
  const folder = path.join(environment['HOME'] ?? os.homedir(), '.ssh');
  const names = ['id_rsa', 'id_ecdsa', 'id_ecdsa_sk', 'id_ed25519', 'id_ed25519_sk'];
  return names.map((name) => path.join(folder, name)).filter((file) => existsSync(file));
}

/** The private keys of those files that open without a passphrase: what has one is for the agent. */
export async function usualKeys(context: Pick<ToolContext, 'environment'>): Promise<readonly AgentKey[]> {
  const found = await Promise.all(
    usualKeyFiles(context).map(async (file) => ({ file, key: parsedKey(await readFile(file, 'utf8'), undefined) })),
  );
  return found.flatMap(({ file, key }) =>
    key instanceof Error || !key.isPrivateKey() ? [] : [{ key, comment: file }],
  );
}

/** The text of a file with a private key; `-` is standard input. Throws where OpenSSH would not take it. */
export async function privateKeyText(name: string, { cwd, input }: ToolContext): Promise<string> {
  if (name === '-') return await textOf(input);
  const file = path.resolve(cwd, name);
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new ToolError(tooOpen(name, mode));
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof ToolError) throw error;
    throw new ToolError(`${name}: ${reasonOf(error as NodeJS.ErrnoException)}`, 1, error);
  }
}

/** The public half of a key: of `NAME.pub` beside its file, or of the file itself. */
export async function publicKeyOf(name: string, { cwd }: Pick<ToolContext, 'cwd'>): Promise<Buffer> {
  const file = path.resolve(cwd, name);
  const text = await readFile(`${file}.pub`, 'utf8')
    .catch(() => readFile(file, 'utf8'))
    .catch((error: NodeJS.ErrnoException) => {
      throw new ToolError(`Bad key file ${name}: ${reasonOf(error)}`, 1, error);
    });
  const parsed = parsedKey(text, undefined);
  if (parsed instanceof Error) throw new ToolError(`Bad key file ${name}: invalid format`, 1, parsed);
  return parsed.getPublicSSH();
}

/** A key of OpenSSH or PEM; an error where it is none or the passphrase is not its own. */
export function parsedKey(text: string, passphrase: string | undefined): ParsedKey | Error {
  const parsed = utils.parseKey(text, passphrase);
  return Array.isArray(parsed) ? (parsed[0] ?? new Error('no key')) : parsed;
}

/** Whether a key opens with a passphrase only. */
export function isEncrypted(text: string): boolean {
  const parsed = parsedKey(text, undefined);
  return parsed instanceof Error && /encrypted/i.test(parsed.message);
}

function tooOpen(name: string, mode: number): string {
  const line = '@'.repeat(59);
  return `${line}\n@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @\n${line}
Permissions 0${(mode & 0o777).toString(8)} for '${name}' are too open.
It is required that your private key files are NOT accessible by others.
This private key will be ignored.`;
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'No such file or directory';
  return code === 'EACCES' ? 'Permission denied' : message;
}

import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ask } from '../ask.ts';
import { ToolError, type ToolContext } from '../tool.ts';
import { fingerprint, typeName } from './agent/keyLine.ts';
import { keyType, knowledgeOf } from './knownHosts.ts';

/** How the key of a host is checked. */
export interface HostKeyCheck {
  /** The name under which it is known. */
  readonly name: string;
  /** Files with known keys; new ones are added to the first. */
  readonly files: readonly string[];
  /** What becomes of a key that is not known (`StrictHostKeyChecking`). */
  readonly unknown: 'refuse' | 'ask' | 'take' | 'do not look';
}

const failed = 'Host key verification failed.';
const line = '@'.repeat(59);

/** Resolves if the key of a host is to be trusted; rejects with the words of OpenSSH if it is not. */
export async function checkHostKey(key: Buffer, check: HostKeyCheck, context: ToolContext): Promise<void> {
  const { name, files, unknown } = check;
  if (unknown === 'do not look') return;
  const texts = await Promise.all(files.map(textOf));
  const known = knowledgeOf(texts.join('\n'), name, key);
  if (known === 'known') return;
  const type = typeName(keyType(key));
  if (known === 'changed') throw new ToolError(changedText(check, type, key), 255);
  if (unknown === 'refuse')
    throw new ToolError(
      `No ${type} host key is known for ${name} and you have requested strict checking.\n${failed}`,
      255,
    );
  if (unknown === 'ask' && !(await isTrusted(check, type, key, context))) throw new ToolError(failed, 255);
  const [file] = files;
  if (file === undefined) return;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const before = texts[0] ?? '';
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  await appendFile(file, `${gap}${name} ${keyType(key)} ${key.toString('base64')}\n`, { mode: 0o600 });
  context.printError(`Warning: Permanently added '${name}' (${type}) to the list of known hosts.\n`);
}

async function isTrusted({ name }: HostKeyCheck, type: string, key: Buffer, context: ToolContext): Promise<boolean> {
  if (context.keys === undefined) return false;
  context.printError(`The authenticity of host '${name}' can't be established.
${type} key fingerprint is ${fingerprint(key)}.
This key is not known by any other names.\n`);
  let question = 'Are you sure you want to continue connecting (yes/no/[fingerprint])? ';
  for (;;) {
    const answer = (await ask(question, context))?.trim();
    if (answer === undefined || answer.toLowerCase() === 'no') return false;
    if (answer.toLowerCase() === 'yes' || answer === fingerprint(key)) return true;
    question = "Please type 'yes', 'no' or the fingerprint: ";
  }
}

function changedText({ name, files }: HostKeyCheck, type: string, key: Buffer): string {
  return `${line}
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
${line}
IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!
The fingerprint for the ${type} key sent by the remote host is
${fingerprint(key)}.
The key that was known before is in ${files.join(' or ')}.
Host key for ${name} has changed and you have requested strict checking.
${failed}`;
}

async function textOf(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw new ToolError(`ssh: ${error.message}`, 255, error);
  });
}

import { askSecret } from '../../ask.ts';
import { ToolError, type Tool, type ToolContext } from '../../tool.ts';
import { agentInUse } from './agentInUse.ts';
import { keyLine, typeName } from './keyLine.ts';
import type { AgentKey, KeyAgent } from './keyAgent.ts';
import { isEncrypted, parsedKey, privateKeyText, publicKeyOf, standardInput, usualKeyFiles } from './privateKeyFile.ts';

const usage = 'usage: ssh-add [-DdLlq] [-E fingerprint_hash] [file ...]';

interface Asked {
  readonly action: 'add' | 'clear' | 'list' | 'list public' | 'remove';
  readonly quiet: boolean;
  readonly hash: string;
  readonly files: readonly string[];
}

/** `ssh-add`: gives keys to the agent of the Lab Shell and shows and removes those that it has. */
export const sshAdd: Tool = async (args, context) => {
  const asked = parsed(args);
  const agent = agentInUse(context);
  if (agent === undefined) throw new ToolError('Could not open a connection to your authentication agent.', 2);
  if ('path' in agent)
    throw new ToolError(
      'ssh-add: SSH_AUTH_SOCK names another agent than that of the Lab Shell. Run eval "$(ssh-agent)" to use the Lab Shell\'s own.',
      2,
    );
  const say = (text: string) => (asked.quiet ? undefined : context.printError(`${text}\n`));
  if (asked.action === 'list' || asked.action === 'list public') return list(agent, asked, context);
  if (asked.action === 'clear') {
    agent.clear();
    say('All identities removed.');
    return 0;
  }
  const one = asked.action === 'add' ? add : remove;
  const files = asked.files.length > 0 ? asked.files : usualKeyFiles(context);
  if (files.length === 0) return 1;
  let failed = 0;
  for (const file of files)
    try {
      say(await one(file, agent, context));
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      context.printError(error.message === '' ? '' : `${error.message}\n`);
      failed += 1;
    }
  // Of the usual keys one is enough.
  return failed === files.length || (failed > 0 && asked.files.length > 0) ? 1 : 0;
};

function parsed(args: readonly string[]): Asked {
  let action: Asked['action'] = 'add';
  let quiet = false;
  let hash = 'sha256';
  const left = [...args];
  const files: string[] = [];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--') return { action, quiet, hash, files: [...files, ...left] };
    if (word === '-' || !word.startsWith('-')) {
      files.push(word);
      continue;
    }
    for (let at = 1; at < word.length; at += 1) {
      const letter = word.charAt(at);
      if (letter === 'l') action = 'list';
      else if (letter === 'L') action = 'list public';
      else if (letter === 'D') action = 'clear';
      else if (letter === 'd') action = 'remove';
      else if (letter === 'q') quiet = true;
      else if (letter === 'E') {
        hash = word.slice(at + 1) || (left.shift() ?? '');
        if (!/^(?:md5|sha256)$/i.test(hash)) throw new ToolError('Invalid hash algorithm');
        break;
      } else throw new ToolError(`unknown option -- ${letter}\n${usage}`);
    }
  }
  return { action, quiet, hash: hash.toLowerCase(), files };
}

function list(agent: KeyAgent, { action, hash }: Asked, { print }: ToolContext): number {
  for (const { key, comment } of agent.keys)
    print(
      action === 'list'
        ? `${keyLine(key, comment, hash)}\n`
        : `${key.type} ${key.getPublicSSH().toString('base64')} ${comment}\n`,
    );
  if (agent.keys.length === 0) print('The agent has no identities.\n');
  return agent.keys.length === 0 ? 1 : 0;
}

async function add(file: string, agent: KeyAgent, context: ToolContext): Promise<string> {
  const name = file === '-' ? standardInput : file;
  const key = await opened(await privateKeyText(file, context), name, context);
  const comment = key.comment === '' ? name : key.comment;
  agent.add({ key, comment });
  return `Identity added: ${name} (${comment})`;
}

/** The private key of a text. A passphrase is asked for until it is the right one, or empty. */
async function opened(text: string, name: string, context: ToolContext): Promise<AgentKey['key']> {
  let key = parsedKey(text, undefined);
  if (isEncrypted(text) && (context.keys === undefined || name === standardInput))
    throw new ToolError(
      `${name}: the key needs a passphrase, and there is no terminal to ask for it. Write the key to a file and name that.`,
    );
  let prompt = `Enter passphrase for ${name}: `;
  while (key instanceof Error && isEncrypted(text)) {
    const passphrase = (await askSecret(prompt, context)) ?? '';
    if (passphrase === '') throw new ToolError('');
    key = parsedKey(text, passphrase);
    prompt = `Bad passphrase, try again for ${name}: `;
  }
  if (key instanceof Error || !key.isPrivateKey())
    throw new ToolError(`Error loading key "${name}": error in libcrypto`);
  return key;
}

async function remove(file: string, agent: KeyAgent, context: ToolContext): Promise<string> {
  const found = agent.find(await publicKeyOf(file, context));
  if (found === undefined) throw new ToolError(`Could not remove identity "${file}": agent refused operation`);
  agent.remove(found);
  return `Identity removed: ${file} ${typeName(found.key.type)} (${found.comment})`;
}

import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ToolError, type Tool, type ToolContext } from '../tool.ts';
import { agentInUse } from './agent/agentInUse.ts';
import { ClientAgent } from './agent/clientAgent.ts';
import { usualKeys } from './agent/privateKeyFile.ts';
import { connect, type SshTarget } from './connect.ts';
import type { HostKeyCheck } from './hostKey.ts';
import { knownName } from './knownHosts.ts';
import { parseSshArguments } from './sshArguments.ts';
import { sshSettings } from './sshConfig.ts';

/** `ssh [user@]host [command]`, for a machine without OpenSSH. Its status is the remote command's, or 255. */
export const ssh: Tool = async (args, context) => {
  const { host, command, terminal, configFile, options } = parseSshArguments(args);
  const config = await textOf(
    configFile === undefined ? path.join(homeOf(context), '.ssh', 'config') : path.resolve(context.cwd, configFile),
    configFile !== undefined,
  );
  const target = await targetOf(host, options, config, context);
  return await connect(target, { command, terminal: usesTerminal(terminal, command, context) }, context);
};

/** Where a host is and how it is reached, by the options and the configuration. The hosts on the way go by the latter alone. */
async function targetOf(
  host: string,
  options: ReadonlyMap<string, string>,
  config: string,
  context: ToolContext,
): Promise<SshTarget> {
  const settings = sshSettings(config, host, options);
  const home = homeOf(context);
  const keyFile = unquoted(settings.get('identityfile'))?.replace(/^~(?=\/)/, home);
  const jumps = (settings.get('proxyjump') ?? 'none').split(',').filter((each) => each !== 'none' && each !== '');
  const proxy = settings.get('proxycommand');
  return {
    address: settings.get('hostname') ?? host,
    port: Number(settings.get('port') ?? 22),
    jump: jumps.length === 0 ? undefined : await jumpOf(jumps, config, context),
    proxyCommand: jumps.length > 0 || proxy === 'none' ? undefined : proxy,
    user: settings.get('user') ?? os.userInfo().username,
    ...(await agentFor(settings, context)),
    privateKey: keyFile === undefined ? undefined : await textOf(path.resolve(context.cwd, keyFile), true),
    hostKey: hostKeyCheck(host, settings, home),
  };
}

/**
 * What offers keys, and whether the host may ask it too: the agent, and the usual keys of the home where none is named. A
 * host may want the named key alone.
 */
async function agentFor(
  settings: ReadonlyMap<string, string>,
  context: ToolContext,
): Promise<Pick<SshTarget, 'agent' | 'forwardsAgent'>> {
  if (settings.get('identitiesonly') === 'yes') return { agent: undefined, forwardsAgent: false };
  const found = settings.get('identityagent') === 'none' ? undefined : agentInUse(context);
  const forwardsAgent = found !== undefined && settings.get('forwardagent') === 'yes';
  if (found !== undefined && 'path' in found) return { agent: found.path, forwardsAgent };
  const more = settings.has('identityfile') ? [] : await usualKeys(context);
  return { agent: new ClientAgent(found, more), forwardsAgent };
}

/** The last host of `ProxyJump`, which is reached by those before it. */
async function jumpOf(jumps: readonly string[], config: string, context: ToolContext): Promise<SshTarget> {
  const [, user, host = '', port] = /^(?:ssh:\/\/)?(?:(.*)@)?([^:/]+)(?::(\d+))?\/?$/.exec(jumps.at(-1) ?? '') ?? [];
  const before = jumps.slice(0, -1).join(',');
  const given = { user, port, proxyjump: before === '' ? undefined : before };
  const options = new Map(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return await targetOf(host, options, config, context);
}

function homeOf({ environment }: ToolContext): string {
  return environment['HOME'] ?? os.homedir();
}

/** `%%` stands for a percent sign in ssh's settings. */
function unquoted(text: string | undefined): string | undefined {
  return text?.replaceAll('%%', '%');
}

function usesTerminal(asked: 'auto' | 'forced' | 'never', command: string | undefined, context: ToolContext): boolean {
  if (asked === 'auto') return command === undefined && context.screen !== undefined;
  return asked === 'forced';
}

function hostKeyCheck(host: string, settings: ReadonlyMap<string, string>, home: string): HostKeyCheck {
  const [first, ...others] = (settings.get('userknownhostsfile') ?? '~/.ssh/known_hosts').split(/\s+/);
  const files = [first ?? '', ...others].map((file) => file.replace(/^~(?=\/)/, home));
  const alias = settings.get('hostkeyalias');
  const address = settings.get('hostname') ?? host;
  return {
    name: alias ?? knownName(address, Number(settings.get('port') ?? 22)),
    files,
    unknown: ofUnknownKeys[settings.get('stricthostkeychecking') ?? 'ask'] ?? 'ask',
  };
}

const ofUnknownKeys: Readonly<Record<string, HostKeyCheck['unknown']>> = {
  yes: 'refuse',
  no: 'do not look',
  off: 'do not look',
  'accept-new': 'take',
};

async function textOf(file: string, needed: boolean): Promise<string> {
  return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !needed) return '';
    throw new ToolError(`ssh: ${error.message}`, 255, error);
  });
}

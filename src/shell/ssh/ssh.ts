import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ToolError, type Tool, type ToolContext } from '../tool.ts';
import { agentInUse } from './agent/agentInUse.ts';
import { ClientAgent } from './agent/clientAgent.ts';
import { connect, type SshTarget } from './connect.ts';
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
    ...agentFor(settings, context),
    privateKey: keyFile === undefined ? undefined : await textOf(path.resolve(context.cwd, keyFile), true),
    knownAs: settings.get('hostkeyalias') ?? host,
    knownHosts: settings.get('stricthostkeychecking') === 'no' ? undefined : await knownHosts(settings, home),
  };
}

/** The agent whose keys are offered, and whether the host may ask it too. With a key of their own, hosts may want no other. */
function agentFor(
  settings: ReadonlyMap<string, string>,
  context: ToolContext,
): Pick<SshTarget, 'agent' | 'forwardsAgent'> {
  const isWanted = settings.get('identityagent') !== 'none' && settings.get('identitiesonly') !== 'yes';
  const found = isWanted ? agentInUse(context) : undefined;
  const agent = found === undefined || 'path' in found ? found?.path : new ClientAgent(found);
  return { agent, forwardsAgent: agent !== undefined && settings.get('forwardagent') === 'yes' };
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

async function knownHosts(settings: ReadonlyMap<string, string>, home: string): Promise<string> {
  const file = settings.get('userknownhostsfile') ?? path.join(home, '.ssh', 'known_hosts');
  return await textOf(file.replace(/^~(?=\/)/, home), false);
}

async function textOf(file: string, needed: boolean): Promise<string> {
  return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !needed) return '';
    throw new ToolError(`ssh: ${error.message}`, 255, error);
  });
}

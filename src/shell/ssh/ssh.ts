import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ToolError, type Tool, type ToolContext } from '../tool.ts';
import { connect } from './connect.ts';
import { parseSshArguments } from './sshArguments.ts';
import { sshSettings } from './sshConfig.ts';

/** `ssh [user@]host [command]`, for a machine without OpenSSH. Its status is the remote command's, or 255. */
export const ssh: Tool = async (args, context) => {
  const { host, command, terminal, configFile, options } = parseSshArguments(args);
  const home = context.environment['HOME'] ?? os.homedir();
  const config = await textOf(
    configFile === undefined ? path.join(home, '.ssh', 'config') : path.resolve(context.cwd, configFile),
    configFile !== undefined,
  );
  const settings = sshSettings(config, host, options);
  const jump = settings.get('proxyjump');
  if (jump !== undefined && jump !== 'none') throw new ToolError('ssh: this stand-in knows no ProxyJump', 255);
  const proxy = settings.get('proxycommand');
  const keyFile = settings.get('identityfile')?.replace(/^~(?=\/)/, home);
  return await connect(
    {
      address: settings.get('hostname') ?? host,
      port: Number(settings.get('port') ?? 22),
      proxyCommand: proxy === 'none' ? undefined : proxy,
      user: settings.get('user') ?? os.userInfo().username,
      privateKey: keyFile === undefined ? undefined : await textOf(path.resolve(context.cwd, keyFile), true),
      knownAs: settings.get('hostkeyalias') ?? host,
      knownHosts: settings.get('stricthostkeychecking') === 'no' ? undefined : await knownHosts(settings, home),
    },
    { command, terminal: usesTerminal(terminal, command, context) },
    context,
  );
};

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

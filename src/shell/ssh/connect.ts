import { Client, type ClientChannel } from 'ssh2';
import { DisposableStore } from '../../base/disposable.ts';
import { startProxy } from './proxyCommand.ts';
import { ToolError, type ToolContext } from '../tool.ts';
import { isKnownHost } from './knownHosts.ts';

export interface SshTarget {
  readonly address: string;
  readonly port: number;
  /** A program that makes the connection; undefined for a direct one. */
  readonly proxyCommand: string | undefined;
  readonly user: string;
  readonly privateKey: string | undefined;
  /** The name under which its key is known. */
  readonly knownAs: string;
  /** The text of the file with known keys; undefined takes any key. */
  readonly knownHosts: string | undefined;
}

export interface SshSession {
  readonly command: string | undefined;
  readonly terminal: boolean;
}

/** Milliseconds for the connection to be made. */
const patience = 20_000;

/** Runs one command or a shell on a host, joined to the context's streams; resolves with its exit status. */
export function connect(target: SshTarget, session: SshSession, context: ToolContext): Promise<number> {
  const { address, port, user, privateKey, knownAs, knownHosts } = target;
  const client = new Client();
  const { proxyCommand } = target;
  const proxy = proxyCommand === undefined ? undefined : startProxy(proxyCommand, address, port, context);
  const why = (error: Error) => proxy?.complaint() || words(target, error);
  return new Promise<number>((resolve, reject) => {
    client
      .on('error', (error) => reject(new ToolError(why(error), 255, error)))
      .once('close', () =>
        reject(new ToolError(proxy?.complaint() || `Connection to ${knownAs} closed by remote host.`, 255)),
      )
      .once('ready', () => {
        const opened = (error: Error | undefined, channel: ClientChannel) => {
          if (error === undefined) join(channel, session, context, resolve);
          else reject(new ToolError(`ssh: ${error.message}`, 255, error));
        };
        const { columns = 80, rows = 24 } = context.screen ?? {};
        const pty = session.terminal ? { term: context.environment['TERM'] ?? 'xterm', cols: columns, rows } : false;
        if (session.command === undefined) client.shell(pty, opened);
        else client.exec(session.command, pty === false ? {} : { pty }, opened);
      })
      .connect({
        host: address,
        port,
        ...(proxy === undefined ? {} : { sock: proxy.stream }),
        username: user,
        readyTimeout: patience,
        ...(privateKey === undefined ? {} : { privateKey }),
        hostVerifier: (key: Buffer) => knownHosts === undefined || isKnownHost(knownHosts, knownAs, key),
      });
  }).finally(() => client.end());
}

function join(
  channel: ClientChannel,
  { terminal }: SshSession,
  { input, keys, signal, print, printError }: ToolContext,
  ended: (status: number) => void,
): void {
  const held = new DisposableStore();
  if (terminal && keys !== undefined) {
    held.add(keys.raw());
    held.add(keys.onDidResize(({ columns, rows }) => channel.setWindow(rows, columns, 0, 0)));
  }
  const close = () => channel.close();
  signal.addEventListener('abort', close, { once: true });
  let status = 255;
  channel
    .setEncoding('utf8')
    .on('data', (text: string) => print(text))
    .once('exit', (code: number | null) => {
      status = code ?? status;
    })
    .once('close', () => {
      held.dispose();
      signal.removeEventListener('abort', close);
      input.unpipe(channel);
      ended(status);
    });
  channel.stderr.setEncoding('utf8').on('data', (text: string) => printError(text));
  input.pipe(channel);
}

function words({ user, address, port }: SshTarget, error: Error): string {
  if ('level' in error && error.level === 'client-authentication')
    return `${user}@${address}: Permission denied (publickey).`;
  if (/host|handshake/i.test(error.message)) return 'Host key verification failed.';
  return `ssh: connect to host ${address} port ${port}: ${error.message}`;
}

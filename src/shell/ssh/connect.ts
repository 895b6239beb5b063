import { setTimeout } from 'node:timers/promises';
import { Client, type BaseAgent, type ClientChannel } from 'ssh2';
import { unlessAborted } from '../../base/abort.ts';
import { DisposableStore, onDispose, type Disposable } from '../../base/disposable.ts';
import { startProxy } from './proxyCommand.ts';
import { ToolError, type ToolContext } from '../tool.ts';
import { checkHostKey, type HostKeyCheck } from './hostKey.ts';

export interface SshTarget {
  readonly address: string;
  readonly port: number;
  /** The host through which it is reached; undefined for none. */
  readonly jump: SshTarget | undefined;
  /** A program that makes the connection; undefined for a direct one. */
  readonly proxyCommand: string | undefined;
  readonly user: string;
  readonly privateKey: string | undefined;
  /** Other keys to offer: those of an agent, or of one behind a socket. */
  readonly agent: BaseAgent | string | undefined;
  /** Whether the host may ask the agent too. */
  readonly forwardsAgent: boolean;
  readonly hostKey: HostKeyCheck;
}

export interface SshSession {
  readonly command: string | undefined;
  readonly terminal: boolean;
}

/** Milliseconds for the connection to be made. */
const patience = 20_000;
/** Milliseconds for a proxy that has broken off to say why. */
const lastWords = 500;

/** Runs one command or a shell on a host, joined to the context's streams; resolves with its exit status. */
export async function connect(target: SshTarget, session: SshSession, context: ToolContext): Promise<number> {
  const connection = await openConnection(target, context);
  try {
    return await perform(connection, session, context);
  } finally {
    connection.end();
  }
}

/** A connection that is open, with those that it goes through. */
interface Connection {
  readonly client: Client;
  /** Rejects when it closes. */
  readonly closed: Promise<never>;
  end(): void;
}

async function openConnection(target: SshTarget, context: ToolContext): Promise<Connection> {
  const { address, port, user, privateKey, agent, forwardsAgent, hostKey, proxyCommand, jump } = target;
  const through = jump === undefined ? undefined : await openConnection(jump, context);
  const proxy = proxyCommand === undefined ? undefined : startProxy(proxyCommand, address, port, context);
  const client = new Client();
  const end = () => {
    client.end();
    through?.end();
  };
  try {
    const stream = proxy?.stream ?? (through && (await forward(through.client, target)));
    const { promise: closed, reject: refused } = Promise.withResolvers<never>();
    // Whoever waits no more need not hear of its end.
    closed.catch(() => undefined);
    /** Fails with what the proxy says, if it has ended and says something, or else with other words. */
    const fail = async (otherwise: string, cause?: Error) => {
      if (proxy !== undefined) await Promise.race([proxy.ended, setTimeout(lastWords)]);
      refused(new ToolError(proxy?.complaint() || otherwise, 255, cause));
    };
    client
      .on('error', (error) => {
        const level = 'level' in error ? error.level : undefined;
        if (level === 'client-authentication') refused(new ToolError(words(target, error), 255, error));
        // An agent that does not answer is as one without keys.
        else if (level !== 'agent') void fail(words(target, error), error);
      })
      .once('close', () => void fail(`Connection to ${hostKey.name} closed by remote host.`));
    const ready = new Promise<void>((resolve) => {
      client.once('ready', resolve);
    });
    const waiting = timeLimit(patience, () =>
      refused(new ToolError(`ssh: connect to host ${address} port ${port}: Connection timed out`, 255)),
    );
    client.connect({
      host: address,
      port,
      ...(stream === undefined ? {} : { sock: stream }),
      username: user,
      // Whoever is asked about a key has all the time in the world.
      readyTimeout: 0,
      ...(privateKey === undefined ? {} : { privateKey }),
      ...(agent === undefined ? {} : { agent, agentForward: forwardsAgent }),
      hostVerifier: (key: Buffer, answer: (isTrusted: boolean) => void) => {
        waiting.dispose();
        checkHostKey(key, hostKey, context).then(
          () => answer(true),
          (error: unknown) => {
            refused(error);
            answer(false);
          },
        );
      },
    });
    await unlessAborted(Promise.race([ready, closed]), context.signal).finally(() => waiting.dispose());
    return { client, closed, end };
  } catch (error) {
    end();
    throw error;
  }
}

/** Does something after milliseconds, unless it is disposed before. */
function timeLimit(ms: number, run: () => void): Disposable {
  const over = new AbortController();
  setTimeout(ms, undefined, { signal: over.signal }).then(run, () => undefined);
  return onDispose(() => over.abort());
}

/** A connection from a host on the way to the next. */
function forward(client: Client, { address, port }: SshTarget): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    client.forwardOut('127.0.0.1', 0, address, port, (error, channel) => {
      if (error === undefined) resolve(channel);
      else reject(new ToolError(`channel 0: open failed: connect failed: ${error.message}`, 255, error));
    });
  });
}

async function perform({ client, closed }: Connection, session: SshSession, context: ToolContext): Promise<number> {
  const { columns = 80, rows = 24 } = context.screen ?? {};
  const pty = session.terminal ? { term: context.environment['TERM'] ?? 'xterm', cols: columns, rows } : false;
  const ended = new Promise<number>((resolve, reject) => {
    const opened = (error: Error | undefined, channel: ClientChannel) => {
      if (error === undefined) join(channel, session, context, resolve);
      else reject(new ToolError(`ssh: ${error.message}`, 255, error));
    };
    if (session.command === undefined) client.shell(pty, opened);
    else client.exec(session.command, pty === false ? {} : { pty }, opened);
  });
  return await Promise.race([ended, closed]);
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
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND') return `ssh: Could not resolve hostname ${address}: Name or service not known`;
  return `ssh: connect to host ${address} port ${port}: ${reasons[code ?? ''] ?? error.message}`;
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Connection refused',
  EHOSTUNREACH: 'No route to host',
  ENETUNREACH: 'Network is unreachable',
  ETIMEDOUT: 'Connection timed out',
};

import { StringDecoder } from 'node:string_decoder';
import type { ServerChannel, Session as SshSession } from 'ssh2';
import type { Account } from '../../../terminal/program.ts';
import { Session, type SessionRequest } from '../../../terminal/session.ts';
import { BrokenPipe } from '../../../terminal/streams/output.ts';
import { root } from '../shell/accounts.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { bashProfile, loginEnvironment } from '../shell/login.ts';

interface Pty {
  columns: number;
  rows: number;
  readonly term: string;
}

/** What Amazon's images answer to whoever logs in as root, and the status they end with. */
const notRoot = 'Please login as the user "ec2-user" rather than the user "root".\n';
const notRootStatus = 142;

/** Serves one session of an SSH connection: a shell or a command, with a terminal or without. */
export function serveSession(
  machine: HostMachine,
  account: Account,
  session: SshSession,
  onError: (error: unknown) => void,
): void {
  let pty: Pty | undefined;
  let running: Session | undefined;
  const variables: Record<string, string> = {};
  const run = (channel: ServerChannel, what: SessionRequest['what']) => {
    if (account.uid === root.uid) {
      channel.write(notRoot);
      channel.exit(notRootStatus);
      channel.end();
      return;
    }
    running = start(machine, account, { channel, what, pty, variables });
    running.done.then((status) => finish(channel, status), onError);
  };
  session.on('pty', (accept, _reject, { cols, rows, ...info }) => {
    const { term } = info as { term?: string };
    pty = { columns: cols === 0 ? 80 : cols, rows: rows === 0 ? 24 : rows, term: term ?? 'xterm' };
    accept?.();
  });
  session.on('window-change', (accept, _reject, { cols, rows }) => {
    running?.resize(cols, rows);
    accept?.();
  });
  session.on('env', (accept, _reject, { key, val }) => {
    if (/^(?:LANG|LC_\w+)$/.test(key)) variables[key] = val;
    accept?.();
  });
  session.on('signal', (accept, _reject, { name }) => {
    if (name === 'INT' || name === 'TERM') running?.interrupt();
    accept?.();
  });
  session.on('exec', (accept, _reject, { command }) => {
    run(accept(), { kind: 'command', line: command, profile: '' });
  });
  session.on('shell', (accept) => {
    run(accept(), { kind: 'login', profile: bashProfile });
  });
  session.on('close', () => running?.hangUp());
}

function start(
  machine: HostMachine,
  account: Account,
  how: {
    readonly channel: ServerChannel;
    readonly what: SessionRequest['what'];
    readonly pty: Pty | undefined;
    readonly variables: Readonly<Record<string, string>>;
  },
): Session {
  const { channel, what, pty, variables } = how;
  const session = new Session({
    machine,
    account,
    what,
    cwd: account.home,
    env: loginEnvironment(machine, account, { ...variables, ...(pty === undefined ? {} : { TERM: pty.term }) }),
    terminal: pty,
    send: (stream, text) => send(channel, stream, text),
  });
  const decoder = new StringDecoder('utf8');
  channel.on('data', (data: Buffer) => {
    channel.pause();
    void session.input(decoder.write(data)).finally(() => channel.resume());
  });
  channel.on('end', () => session.endInput());
  channel.on('close', () => session.hangUp());
  channel.on('error', () => session.hangUp());
  return session;
}

/** Resolves when the channel takes more. */
function send(channel: ServerChannel, stream: 'stdout' | 'stderr', text: string): Promise<void> {
  const target = stream === 'stdout' ? channel : channel.stderr;
  if (channel.destroyed || !channel.writable) return Promise.reject(new BrokenPipe());
  if (target.write(text)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const drained = () => {
      channel.off('close', gone);
      resolve();
    };
    const gone = () => {
      target.off('drain', drained);
      reject(new BrokenPipe());
    };
    target.once('drain', drained);
    channel.once('close', gone);
  });
}

function finish(channel: ServerChannel, status: number): void {
  if (channel.destroyed || !channel.writable) return;
  channel.exit(status);
  channel.end();
}

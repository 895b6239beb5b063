import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import ssh2, { type AuthContext, type Connection, type TcpipRequestInfo } from 'ssh2';
import { DisposableStore, onDispose } from '../../../base/disposable.ts';
import type { Account } from '../../../terminal/program.ts';
import { root } from '../shell/accounts.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { serveSession } from './sshSession.ts';
import type { SshKey } from './sshKeys.ts';

/**
 * The library's ChaCha20 keeps one state for all connections of the process, and mixes two up when a write to one is at
 * once a write to the other: that is what a jump is.
 */
const cipher: ssh2.CipherAlgorithm[] = ['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com'];

export interface SshServerOptions {
  readonly machine: HostMachine;
  readonly hostKey: SshKey;
  /** Finds the daemon that this machine reaches at an address, for those who jump through it. */
  readonly reach: (host: string, port: number) => Promise<SshServer | undefined>;
  readonly onError: (error: unknown) => void;
}

/** The SSH daemon of one machine. It takes connections that were let through to it; it does not listen by itself. */
export class SshServer {
  readonly #machine: HostMachine;
  readonly #reach: SshServerOptions['reach'];
  readonly #server: ssh2.Server;
  readonly #connections = new DisposableStore();

  constructor({ machine, hostKey, reach, onError }: SshServerOptions) {
    this.#machine = machine;
    this.#reach = reach;
    const settings = { hostKeys: [hostKey.privateKey], ident: 'OpenSSH_8.7', algorithms: { cipher } };
    this.#server = new ssh2.Server(settings, (client) => {
      this.#serve(client, onError);
    });
  }

  /** Serves one connection: a socket, or a channel of another daemon. */
  take(connection: Duplex): void {
    this.#connections.add(onDispose(() => connection.destroy()));
    // Declared for sockets, but any stream that goes both ways will do.
    this.#server.injectSocket(connection as Socket);
  }

  /** The machine has gone, and everybody on it. */
  dispose(): void {
    this.#connections.dispose();
  }

  #serve(client: Connection, onError: (error: unknown) => void): void {
    let account: Account | undefined;
    // Connections break; what was run over them ends with them.
    client.on('error', () => undefined);
    client.on('authentication', (context) => {
      const admit = async () => {
        account = await this.#authenticate(context);
        if (account === undefined) context.reject(['publickey']);
        else context.accept();
      };
      admit().catch(onError);
    });
    client.on('session', (accept) => {
      if (account !== undefined) serveSession(this.#machine, account, accept(), onError);
    });
    client.on('tcpip', (accept, reject, target) => {
      if (account === undefined) reject();
      else this.#passOn(target, accept, reject).catch(onError);
    });
  }

  /** What `ssh -J` and `ssh -W` ask for. Only SSH daemons can be reached this way. */
  async #passOn({ destIP, destPort }: TcpipRequestInfo, accept: () => Duplex, reject: () => void): Promise<void> {
    const daemon = await this.#reach(destIP, destPort);
    if (daemon === undefined) reject();
    else daemon.take(accept());
  }

  /** The account that the key opens: as the user's own `authorized_keys` says, and root's are those of ec2-user. */
  async #authenticate(context: AuthContext): Promise<Account | undefined> {
    const account = this.#machine.accountOf(context.username);
    if (context.method !== 'publickey' || account === undefined) return undefined;
    const home = account.uid === root.uid ? '/home/ec2-user' : account.home;
    const file = await this.#machine.files.readFile(`${home}/.ssh/authorized_keys`).catch(() => '');
    for (const line of file.split('\n')) {
      const key = line.trim() === '' ? undefined : ssh2.utils.parseKey(line);
      if (key === undefined || key instanceof Error || !key.getPublicSSH().equals(context.key.data)) continue;
      if (context.signature === undefined || context.blob === undefined) return account;
      return key.verify(context.blob, context.signature, context.hashAlgo) ? account : undefined;
    }
    return undefined;
  }
}

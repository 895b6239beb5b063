import type { Socket } from 'node:net';
import ssh2, { type AuthContext, type Connection } from 'ssh2';
import { DisposableStore, onDispose } from '../../../base/disposable.ts';
import type { Account } from '../../../terminal/program.ts';
import { root } from '../shell/accounts.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { serveSession } from './sshSession.ts';
import type { SshKey } from './sshKeys.ts';

/** The SSH daemon of one machine. It takes connections that were let through to it; it does not listen by itself. */
export class SshServer {
  readonly #machine: HostMachine;
  readonly #server: ssh2.Server;
  readonly #connections = new DisposableStore();

  constructor(machine: HostMachine, hostKey: SshKey, onError: (error: unknown) => void) {
    this.#machine = machine;
    this.#server = new ssh2.Server({ hostKeys: [hostKey.privateKey], ident: 'OpenSSH_8.7' }, (client) => {
      this.#serve(client, onError);
    });
  }

  take(socket: Socket): void {
    this.#connections.add(onDispose(() => socket.destroy()));
    this.#server.injectSocket(socket);
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

import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { onDispose, DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { connect } from '../packets/tcpClient.ts';
import { resolve } from '../packets/lookup.ts';
import type { NetworkSite } from '../network/networkSite.ts';
import type { Hosts } from '../shell/hosts.ts';
import { holderOf } from './addressHolder.ts';
import { bastionOf } from './bastion.ts';
import type { SshKeys } from './sshKeys.ts';
import { SshServer } from './sshServer.ts';

/** Lab milliseconds until Linux gives a connection up that nobody answers (`tcp_syn_retries` 6). */
const connectPatience = 127_000;
const sshPort = 22;
/** Bytes within which a caller says where it wants to go. */
const requestLimit = 1024;

/**
 * The way from the learner's terminal to the machines, a port of the loopback address. The terminal stands for the lab's
 * bastion: it reaches what the bastion reaches, by the same routes and security groups. A caller sends
 * `<host> <port>` and a line end, gets an empty line or a reason and a line end, and is then connected.
 */
export class SshGateway implements Disposable {
  readonly #hosts: Hosts;
  readonly #keys: SshKeys;
  readonly #server: Server;
  readonly #owned = new DisposableStore();
  readonly #daemons = new Map<string, SshServer>();
  readonly #onError: (error: unknown) => void;

  private constructor(hosts: Hosts, keys: SshKeys, onError: (error: unknown) => void) {
    this.#hosts = hosts;
    this.#keys = keys;
    this.#onError = onError;
    hosts.authorizedKeys.push(`${keys.client.publicKey} bastion`);
    this.#server = createServer((socket) => {
      this.#owned.add(onDispose(() => socket.destroy()));
      socket.on('error', () => socket.destroy());
      void this.#serve(socket).catch(onError);
    });
    this.#owned.add(
      hosts.network.world.instanceChanged.event(({ id, state }) => {
        if (state === 'running') return;
        this.#daemons.get(id)?.dispose();
        this.#daemons.delete(id);
      }),
    );
  }

  /** Resolves when it listens. */
  static async listen(hosts: Hosts, keys: SshKeys, onError: (error: unknown) => void): Promise<SshGateway> {
    const gateway = new SshGateway(hosts, keys, onError);
    gateway.#server.listen(0, '127.0.0.1');
    await once(gateway.#server, 'listening');
    return gateway;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  dispose(): void {
    this.#server.close();
    this.#owned.dispose();
    for (const daemon of this.#daemons.values()) daemon.dispose();
  }

  async #serve(socket: Socket): Promise<void> {
    const [host = '', port = ''] = (await firstLine(socket)).split(' ');
    if (host === '') {
      socket.destroy();
      return;
    }
    const place = await this.#reach(host, Number(port));
    if (socket.destroyed) return;
    if (typeof place === 'string') {
      socket.end(`${place}\n`);
      return;
    }
    socket.write('\n');
    place.take(socket);
  }

  /** The daemon that listens there, or why it cannot be reached, in OpenSSH's words. */
  async #reach(host: string, port: number): Promise<SshServer | string> {
    const { network } = this.#hosts;
    const bastion = bastionOf(network.world);
    const own = bastion === undefined ? undefined : holderOf(network.world, host);
    if (bastion !== undefined && own?.id === bastion.id) return this.#daemonOf(bastion.id) ?? refused(host, port);
    const site = bastion === undefined ? undefined : network.instance(bastion.id);
    if (site === undefined) return this.#timedOut(host, port);
    return this.#reachFrom(site, host, port);
  }

  async #reachFrom(site: NetworkSite, host: string, port: number): Promise<SshServer | string> {
    const { network } = this.#hosts;
    const found = resolve(network, site, host);
    if (found.kind !== 'found') return `ssh: Could not resolve hostname ${host}: Name or service not known`;
    const destination = found.addresses[0] ?? host;
    const outcome = connect(network, site.namespace, { destination, port });
    switch (outcome.kind) {
      case 'connected': {
        const holder = holderOf(network.world, destination);
        return (holder && this.#daemonOf(holder.id)) ?? refused(host, port);
      }
      case 'refused':
        return refused(host, port);
      case 'no-route':
        return `ssh: connect to host ${host} port ${port}: Network is unreachable`;
      case 'unreachable':
        return `ssh: connect to host ${host} port ${port}: No route to host`;
      case 'silence':
        return this.#timedOut(host, port);
    }
  }

  /** The daemon that a machine reaches, for someone who is on it. */
  async #jump(instanceId: string, host: string, port: number): Promise<SshServer | undefined> {
    const site = this.#hosts.network.instance(instanceId);
    const place = site === undefined || port !== sshPort ? undefined : await this.#reachFrom(site, host, port);
    return typeof place === 'string' ? undefined : place;
  }

  #daemonOf(instanceId: string): SshServer | undefined {
    const machine = this.#hosts.instance(instanceId);
    if (machine === undefined) return undefined;
    const known = this.#daemons.get(instanceId);
    if (known !== undefined) return known;
    const daemon = new SshServer({
      machine,
      hostKey: this.#keys.host,
      reach: (host, port) => this.#jump(instanceId, host, port),
      onError: this.#onError,
    });
    this.#daemons.set(instanceId, daemon);
    return daemon;
  }

  #timedOut(host: string, port: number): Promise<string> {
    return new Promise((done) => {
      const { clock } = this.#hosts.network.world;
      const text = `ssh: connect to host ${host} port ${port}: Connection timed out`;
      this.#owned.add(clock.after(connectPatience, () => done(text)));
    });
  }
}

function refused(host: string, port: number): string {
  return `ssh: connect to host ${host} port ${port}: Connection refused`;
}

/** The first line that comes in; what follows it stays in the socket. Empty if none comes. */
function firstLine(socket: Socket): Promise<string> {
  return new Promise((done) => {
    let held = Buffer.alloc(0);
    const read = () => {
      for (let chunk = socket.read() as Buffer | null; chunk !== null; chunk = socket.read() as Buffer | null) {
        held = Buffer.concat([held, chunk]);
        const end = held.indexOf('\n');
        if (end < 0 && held.length < requestLimit) continue;
        socket.off('readable', read);
        if (end < 0) return done('');
        const rest = held.subarray(end + 1);
        if (rest.length > 0) socket.unshift(rest);
        return done(held.subarray(0, end).toString('latin1').trim());
      }
    };
    socket.on('readable', read);
    socket.once('close', () => done(''));
  });
}

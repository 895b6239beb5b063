import type { Duplex } from 'node:stream';
import type { SandboxPorts } from './podPorts.ts';

/** Connections of one client to the ports of one pod. They end with the pod. */
export class PortForwarder {
  readonly #id: string;
  #sandbox: SandboxPorts | undefined;
  readonly #open = new Set<Duplex>();

  constructor(sandbox: SandboxPorts | undefined) {
    this.#sandbox = sandbox;
    this.#id = sandbox?.id ?? '';
  }

  /** Joins a stream of the client to a port. Resolves at its end, to what the client is to be told if it went wrong. */
  async connect(port: number, client: Duplex): Promise<string | undefined> {
    this.#open.add(client);
    // What becomes of the connection is seen at its streams.
    client.on('error', () => client.destroy());
    try {
      const problem =
        this.#sandbox === undefined
          ? `failed to find sandbox ${JSON.stringify(this.#id)} in store: not found`
          : await this.#sandbox.connect(port, client);
      return problem === undefined ? undefined : `error forwarding port ${port} to pod ${this.#id}, uid : ${problem}`;
    } finally {
      this.#open.delete(client);
      if (!client.destroyed) client.end().resume();
    }
  }

  /** The pod has gone, and every connection into it. */
  sandboxGone(): void {
    this.#sandbox = undefined;
    for (const each of this.#open) each.end();
  }

  dispose(): void {
    for (const each of this.#open) each.destroy();
  }
}

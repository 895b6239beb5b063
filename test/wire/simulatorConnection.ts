import type { Connection } from '../../src/connection/connection.ts';
import { openCluster } from '../../src/kubernetes/openCluster.ts';
import type { Cloud } from '../../src/ports/cloud.ts';
import type { Cluster } from '../../src/ports/cluster.ts';

/** The lab of an open cloud as a connection, without the folder and the kubeconfig of those that the product makes. */
export class SimulatorConnection implements Connection {
  readonly profile: Connection['profile'];
  readonly endpoint = undefined;
  readonly #cloud: Cloud;
  readonly #closed = new AbortController();
  #cluster: Promise<Cluster> | undefined;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
    const { region } = cloud;
    this.profile = {
      id: 'test',
      name: 'Test',
      icon: 'beaker',
      billed: false,
      region,
      stackName: 'myeks',
      clusterName: 'myeks',
    };
  }

  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  get cloudNow(): Cloud {
    return this.#cloud;
  }

  cloud(): Promise<Cloud> {
    return Promise.resolve(this.#cloud);
  }

  cluster(): Promise<Cluster> {
    return (this.#cluster ??= this.#open());
  }

  get commandSettings(): Readonly<Record<string, readonly string[]>> {
    return {};
  }

  terminalEnvironment(): Promise<Readonly<Record<string, string | null>>> {
    return Promise.resolve({});
  }

  renameLab(): void {
    throw new Error('The lab of this connection keeps its name.');
  }

  /** Ends it, as when what is behind it has ended by itself. */
  close(reason: Error): void {
    this.#closed.abort(reason);
  }

  dispose(): void {
    this.#closed.abort();
    void this.#cluster?.then((cluster) => cluster.dispose());
    this.#cloud.dispose();
  }

  async #open(): Promise<Cluster> {
    const { clusterName: name } = this.profile;
    const found = await this.#cloud.clusters.find(name, this.closed);
    if (found?.endpoint === undefined || found.certificateAuthority === undefined) throw new Error('no cluster yet');
    const { endpoint, certificateAuthority } = found;
    return openCluster({ name, endpoint, certificateAuthority, token: () => this.#cloud.clusters.token(name) });
  }
}

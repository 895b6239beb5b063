import { LabError } from '../base/errors.ts';
import type { Cloud, CloudSettings } from '../ports/cloud.ts';
import type { Cluster } from '../ports/cluster.ts';
import type { Connection, ConnectionProfile } from './connection.ts';
import { kubeconfigText } from './kubeconfigText.ts';
import type { ConnectionFolder } from './connectionFolder.ts';
import {
  offeredVariables,
  terminalEnvironment,
  type TerminalEnvironment,
  type TerminalOffer,
} from './terminalEnvironment.ts';

/** What every connection is opened with. */
export interface ConnectionTools {
  readonly folder: ConnectionFolder;
  /** The program that runs `tokenProgram` when `ELECTRON_RUN_AS_NODE` is set: this process's own executable. */
  readonly node: string;
  /** The built token program, which kubectl asks for tokens. */
  readonly tokenProgram: string;
  /** What the far side offers to terminals; nothing if it is left out. */
  readonly terminal?: TerminalOffer | undefined;
}

interface OpenedCluster {
  readonly endpoint: string;
  readonly certificateAuthority: string;
  readonly cluster: Cluster;
}

/** A connection to an account and region, and to the cluster in it. The SDKs are loaded by their first use. */
export class LiveConnection implements Connection {
  #profile: ConnectionProfile;
  readonly #settings: CloudSettings;
  readonly #tools: ConnectionTools;
  readonly #closed = new AbortController();
  #cloud: Promise<Cloud> | undefined;
  #cluster: OpenedCluster | undefined;

  constructor(profile: ConnectionProfile, settings: CloudSettings, tools: ConnectionTools) {
    this.#profile = profile;
    this.#settings = settings;
    this.#tools = tools;
  }

  get profile(): ConnectionProfile {
    return this.#profile;
  }

  get endpoint(): string | undefined {
    return this.#settings.endpoint;
  }

  renameLab(stackName: string, clusterName = stackName): void {
    this.#profile = { ...this.#profile, stackName, clusterName };
  }

  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  async cloud(): Promise<Cloud> {
    this.closed.throwIfAborted();
    this.#cloud ??= import('../aws/openCloud.ts').then(({ openCloud }) => openCloud(this.#settings));
    return await this.#cloud;
  }

  async cluster(signal: AbortSignal): Promise<Cluster> {
    const { clusterName } = this.profile;
    const cloud = await this.cloud();
    const found = await cloud.clusters.find(clusterName, signal);
    const { endpoint, certificateAuthority } = found ?? {};
    if (endpoint === undefined || certificateAuthority === undefined)
      throw new LabError('cluster-missing', clusterName);
    const { openCluster } = await import('../kubernetes/openCluster.ts');
    this.closed.throwIfAborted();
    const opened = this.#cluster;
    if (opened?.endpoint === endpoint && opened.certificateAuthority === certificateAuthority) return opened.cluster;
    opened?.cluster.dispose();
    const token = () => cloud.clusters.token(clusterName);
    const cluster = openCluster({ name: clusterName, endpoint, certificateAuthority, token });
    this.#cluster = { endpoint, certificateAuthority, cluster };
    await this.#writeKubeconfig(endpoint, certificateAuthority);
    return cluster;
  }

  get commandSettings(): Readonly<Record<string, readonly string[]>> {
    return this.#tools.terminal?.settings ?? {};
  }

  async terminalEnvironment(): Promise<TerminalEnvironment> {
    const folder = await this.#tools.folder.make(this.profile.id);
    const offer = this.#tools.terminal;
    return {
      ...terminalEnvironment(this.profile, this.#settings, folder),
      ...(offer === undefined ? {} : offeredVariables(offer, process.env)),
    };
  }

  dispose(): void {
    this.end(new DOMException('The connection was closed.', 'AbortError'));
  }

  /** Closes the connection for this reason, which everything waiting on it gets. */
  end(reason: Error): void {
    if (this.closed.aborted) return;
    this.#closed.abort(reason);
    this.#cluster?.cluster.dispose();
    // What did not load has nothing to let go of, and whoever asked for it was told.
    this.#cloud?.then(
      (cloud) => cloud.dispose(),
      () => undefined,
    );
  }

  async #writeKubeconfig(endpoint: string, certificateAuthority: string): Promise<void> {
    const { folder, node, tokenProgram } = this.#tools;
    const { clusterName, region } = this.profile;
    const text = kubeconfigText({ clusterName, region, endpoint, certificateAuthority, node, tokenProgram });
    await folder.writeKubeconfig(this.profile.id, text);
  }
}

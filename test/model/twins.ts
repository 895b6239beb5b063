import { onDispose } from '../../src/base/disposable.ts';
import type { Connection } from '../../src/connection/connection.ts';
import type { Cloud, EksCluster, Instance, NetworkInterface, Stack, VpcNetwork } from '../../src/ports/cloud.ts';
import { noDeployPorts } from '../commands/deployPortsTwin.ts';
import type { Cluster, Kind, WatchedKinds, WatchListener } from '../../src/ports/cluster.ts';

/** An account as plain data that a test changes, with a note of every call. `failure` makes all calls fail. */
export class AccountTwin {
  readonly calls: string[] = [];
  account = '111122223333';
  stack: Stack | undefined;
  cluster: EksCluster | undefined;
  instances: readonly Instance[] = [];
  interfaces: readonly NetworkInterface[] = [];
  network: Partial<VpcNetwork> = {};
  failure: Error | undefined;
  /** What every answer waits for. */
  gate: Promise<void> = Promise.resolve();

  readonly cloud: Cloud = {
    ...noDeployPorts,
    region: 'ap-northeast-2',
    identity: () => this.#answer('identity', () => ({ account: this.account, arn: 'arn' })),
    compute: {
      instances: () => this.#answer('instances', () => this.instances),
      networkInterface: notAsked,
      networkInterfaces: (filter) =>
        this.#answer('detachedOf' in filter ? 'detachedInterfaces' : 'networkInterfaces', () =>
          this.interfaces.filter(({ instanceId, vpcId }) => {
            if ('vpcId' in filter) return vpcId === filter.vpcId;
            if ('detachedOf' in filter) return instanceId === undefined;
            return instanceId !== undefined && filter.instanceIds.includes(instanceId);
          }),
        ),
      natGateways: notAsked,
      securityGroups: notAsked,
      allowIngress: notAsked,
      network: (vpcId) => this.#answer('network', () => ({ vpcId, cidrs: [], subnets: [], ...this.network })),
    },
    stacks: {
      find: () => this.#answer('stack', () => this.stack),
      resources: () => this.#answer('resources', () => []),
      events: notAsked,
      delete: notAsked,
      describe: notAsked,
    },
    clusters: {
      find: () => this.#answer('cluster', () => this.cluster),
      names: notAsked,
      nodegroups: notAsked,
      scaleNodegroup: notAsked,
      token: notAsked,
    },
    resources: { read: notAsked, delete: notAsked },
    renew() {},
    dispose() {},
  };

  count(call: string): number {
    return this.calls.filter((each) => each === call).length;
  }

  async #answer<T>(call: string, value: () => T): Promise<T> {
    this.calls.push(call);
    await this.gate;
    if (this.failure !== undefined) throw this.failure;
    return value();
  }
}

/** An API server whose watches a test drives. */
export class ClusterTwin {
  readonly listeners: { [K in Kind]?: WatchListener<WatchedKinds[K]> } = {};

  readonly cluster: Cluster = {
    watch: <K extends Kind>(kind: K, listener: WatchListener<WatchedKinds[K]>) => {
      Object.assign(this.listeners, { [kind]: listener });
      return onDispose(() => delete this.listeners[kind]);
    },
    eventsAbout: notAsked,
    setCniEnvironment: notAsked,
    scaleDeployment: notAsked,
    deleteDeployment: notAsked,
    servicePorts: notAsked,
    deletePod: notAsked,
    podDetail: notAsked,
    nodeDetail: notAsked,
    deploymentDetail: notAsked,
    eventsAboutNode: notAsked,
    followLog: notAsked,
    setCordoned: notAsked,
    podsOnNode: notAsked,
    evictPod: notAsked,
    balancerOwners: notAsked,
    deleteBalancerOwner: notAsked,
    dispose() {},
  };

  get watched(): readonly string[] {
    return Object.keys(this.listeners);
  }

  /** The first lists arrive and all streams are open. */
  open(nodes: readonly WatchedKinds['nodes'][], pods: readonly WatchedKinds['pods'][]): void {
    this.listeners.nodes?.reset(nodes);
    this.listeners.pods?.reset(pods);
    this.listeners.deployments?.reset([]);
    this.listeners.cni?.reset([]);
    this.listeners.sandboxFailures?.reset([]);
    for (const listener of Object.values(this.listeners)) listener.state('live');
  }
}

/** A connection to them. `openCluster` is what its `cluster` does. */
export class ConnectionTwin implements Connection {
  readonly account = new AccountTwin();
  readonly profile: Connection['profile'];
  readonly closed = new AbortController().signal;
  readonly endpoint = undefined;
  opened = 0;
  openCluster: () => Promise<Cluster>;

  constructor(id: string, cluster: ClusterTwin) {
    this.profile = {
      id,
      name: id,
      icon: 'beaker',
      billed: false,
      region: 'ap-northeast-2',
      stackName: 'myeks',
      clusterName: 'myeks',
    };
    this.openCluster = () => Promise.resolve(cluster.cluster);
  }

  cloud(): Promise<Cloud> {
    return Promise.resolve(this.account.cloud);
  }

  cluster(): Promise<Cluster> {
    this.opened += 1;
    return this.openCluster();
  }

  readonly commandSettings = {};

  terminalEnvironment(): Promise<Readonly<Record<string, string | null>>> {
    return Promise.resolve({});
  }

  renameLab(): never {
    return notAsked();
  }

  dispose(): void {}
}

export function activeCluster(more: Partial<EksCluster> = {}): EksCluster {
  return {
    name: 'myeks',
    arn: 'arn:aws:eks:ap-northeast-2:111122223333:cluster/myeks',
    status: 'ACTIVE',
    version: '1.36',
    endpoint: 'https://one',
    certificateAuthority: '',
    vpcId: 'vpc-1',
    ...more,
  };
}

function notAsked(): never {
  throw new Error('The model is not meant to ask this.');
}

import type { EksCluster, Instance, NetworkInterface, VpcNetwork } from '../ports/cloud.ts';
import type { KubernetesDeployment } from '../ports/cluster.ts';
import { addressFailures, waitsForAddress } from './addressFailures.ts';
import type { ClusterObjects } from './clusterWatch.ts';
import { instanceIdOf, nodeViews } from './nodeViews.ts';
import { pendingPods } from './pendingPods.ts';
import { share } from './share.ts';
import type { PodView, Snapshot, StackView } from './snapshot.ts';

/** Everything the sources have said, as they said it. */
export interface Known extends ClusterObjects {
  readonly connection: Snapshot['connection'];
  readonly account: string | undefined;
  readonly sources: Snapshot['sources'];
  readonly stack: StackView | undefined;
  readonly cluster: EksCluster | undefined;
  readonly instances: readonly Instance[];
  readonly interfaces: readonly NetworkInterface[];
  readonly network: VpcNetwork | undefined;
  /** Addresses whose pod ended less than 30 s ago. */
  readonly cooling: ReadonlySet<string>;
}

/** The picture of what is known; parts equal to those of `previous` are the same objects. */
export function derive(known: Known, previous: Snapshot): Snapshot {
  const failures = addressFailures(known.sandboxFailures);
  const pods = new Map(
    known.pods
      .map((pod): PodView => ({
        ...pod,
        key: `${pod.namespace}/${pod.name}`,
        addressFailure: waitsForAddress(pod) ? failures.get(pod.uid) : undefined,
      }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map((pod) => [pod.key, pod]),
  );
  const joined = new Set(known.nodes.map(({ providerId }) => instanceIdOf(providerId)));
  const next: Snapshot = {
    connection: known.connection,
    account: known.account,
    sources: known.sources,
    stack: known.stack,
    clusterVersion: known.cluster?.version,
    cni: known.cni[0]?.settings,
    network: known.network,
    nodes: nodeViews(known, pods.values()),
    otherInstances: known.instances
      .filter(({ id, state }) => !joined.has(id) && state !== 'terminated')
      .toSorted((a, b) => a.launchedAt - b.launchedAt || (a.id < b.id ? -1 : 1)),
    pods,
    pending: pendingPods(pods.values()),
    deployments: known.deployments.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  };
  return share(previous, next);
}

function keyOf({ namespace, name }: KubernetesDeployment): string {
  return `${namespace}/${name}`;
}

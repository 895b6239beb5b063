import type { PodNeed } from '../../domain/capacity/podPlacement.ts';
import type { PodView, Snapshot } from '../../model/snapshot.ts';
import type { DeployedPods, WhatIfDeployment, WhatIfState } from '../protocol/whatIf.ts';

const systemNamespace = 'kube-system';

/** Pods while they are being counted. */
type CountedPods = Omit<DeployedPods, 'count'> & { count: number };

/** What takes room in the cluster: pods that every node has, the others by deployment and need, and the deployments. */
export function clusterPods({
  pods,
  nodes,
  deployments,
}: Pick<Snapshot, 'pods' | 'nodes' | 'deployments'>): Pick<WhatIfState, 'onEachNode' | 'pods' | 'deployments'> {
  const known = new Set(deployments.map(({ namespace, name }) => `${namespace}/${name}`));
  const daemons = new Map<string, PodView[]>();
  const kinds = new Map<string, CountedPods>();
  for (const pod of pods.values()) {
    if (pod.phase === 'Succeeded' || pod.phase === 'Failed') continue;
    if (pod.owner?.kind === 'DaemonSet') {
      const name = `${pod.namespace}/${pod.owner.name}`;
      const same = daemons.get(name);
      if (same === undefined) daemons.set(name, [pod]);
      else same.push(pod);
    } else addTo(kinds, pod, deploymentOf(pod, known));
  }
  const onEachNode: PodNeed[] = [];
  for (const same of daemons.values()) {
    const [first] = same;
    if (first !== undefined && same.length * 2 > nodes.length) onEachNode.push(needOf(first));
    else for (const pod of same) addTo(kinds, pod, undefined);
  }
  return {
    onEachNode,
    pods: [...kinds.values()],
    deployments: deployments
      .map(({ namespace, name, replicas }): WhatIfDeployment => {
        const key = `${namespace}/${name}`;
        const pod = [...kinds.values()].find(({ deployment }) => deployment === key);
        const { hostNetwork = false, requests = { cpu: 0, memory: 0 } } = pod ?? {};
        return { key, system: namespace === systemNamespace, replicas, replica: { hostNetwork, requests } };
      })
      .toSorted((a, b) => Number(a.system) - Number(b.system) || (a.key < b.key ? -1 : 1)),
  };
}

function needOf({ hostNetwork, requests }: PodView): PodNeed {
  return { hostNetwork, requests };
}

function addTo(kinds: Map<string, CountedPods>, pod: PodView, deployment: string | undefined): void {
  const key = `${deployment ?? ''} ${needKey(pod)}`;
  const known = kinds.get(key);
  if (known !== undefined) known.count += 1;
  else kinds.set(key, { deployment, hostNetwork: pod.hostNetwork, requests: pod.requests, count: 1 });
}

const needKeys = new WeakMap<PodView, string>();

/** The same for pods with the same need; kept, since a cluster has thousands of pods that seldom change. */
function needKey(pod: PodView): string {
  const known = needKeys.get(pod);
  if (known !== undefined) return known;
  const { hostNetwork, requests } = pod;
  const made = `${hostNetwork} ${requests.cpu} ${requests.memory}`;
  needKeys.set(pod, made);
  return made;
}

/** A deployment's ReplicaSets are named for it, with a hash at the end. */
function deploymentOf({ namespace, owner }: PodView, known: ReadonlySet<string>): string | undefined {
  if (owner?.kind !== 'ReplicaSet') return undefined;
  const key = `${namespace}/${owner.name.replace(/-[^-]+$/, '')}`;
  return known.has(key) ? key : undefined;
}

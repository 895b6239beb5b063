import type { PodView, Snapshot } from '../../model/snapshot.ts';
import { met, waiting, type ChapterCheck } from './check.ts';

const systemNamespace = 'kube-system';

/** The deployment a chapter has people make: its pods carry the label `app=netshoot-pod`. */
const netshootApp = 'netshoot-pod';
export const netshootReplicas = 3;

/** Running netshoot pods of the lab, in the namespace it works in. */
export function netshootPods(snapshot: Snapshot): readonly PodView[] {
  return running(snapshot).filter((pod) => pod.namespace === 'default' && pod.labels['app'] === netshootApp);
}

/** Running pods of kube-system. */
export function systemPods(snapshot: Snapshot): readonly PodView[] {
  return running(snapshot).filter((pod) => pod.namespace === systemNamespace);
}

/** aws-node and kube-proxy run once on every node, and CoreDNS runs somewhere. */
export const addOnsRunning: ChapterCheck = (snapshot) => {
  const pods = systemPods(snapshot);
  for (const name of ['aws-node', 'kube-proxy']) {
    const count = pods.filter((pod) => pod.owner?.kind === 'DaemonSet' && pod.owner.name === name).length;
    const wanted = snapshot.nodes.length;
    if (count < wanted) return waiting({ key: 'pods-not-running', name, running: count, wanted });
  }
  const coredns = pods.some((pod) => pod.labels['k8s-app'] === 'kube-dns');
  return coredns ? met : waiting({ key: 'pods-not-running', name: 'coredns', running: 0, wanted: 1 });
};

/** The three netshoot pods run. */
export const netshootRunning: ChapterCheck = (snapshot) => {
  const count = netshootPods(snapshot).length;
  if (count >= netshootReplicas) return met;
  return waiting({ key: 'pods-not-running', name: netshootApp, running: count, wanted: netshootReplicas });
};

/** kube-ops-view is ready. */
export const opsViewReady: ChapterCheck = ({ deployments }) => {
  const name = 'kube-ops-view';
  const found = deployments.find((each) => each.namespace === systemNamespace && each.name === name);
  return found !== undefined && found.readyReplicas > 0 ? met : waiting({ key: 'deployment-not-ready', name });
};

function running(snapshot: Snapshot): readonly PodView[] {
  return [...snapshot.pods.values()].filter((pod) => pod.status === 'Running');
}

import type { NodeView, PodView } from '../../model/snapshot.ts';
import { met, waiting, type ChapterCheck } from './check.ts';
import { netshootPods, systemPods } from './pods.ts';

/** EC2 has been read, and every node shows an ENI with a place for a pod's address. */
export const enisShown: ChapterCheck = ({ sources, nodes }) => {
  for (const node of nodes) {
    const shown = node.enis.some((eni) => eni.slots.some((slot) => slot.kind !== 'primary'));
    if (sources.compute.kind !== 'live' || !shown) return waiting({ key: 'no-enis-shown', node: node.shortName });
  }
  return met;
};

/**
 * Both kinds of address can be compared on the cluster: every node has two kube-system pods with its own address
 * (aws-node, kube-proxy), and some kube-system pod (CoreDNS) has one of its own.
 */
export const bothKindsOfAddress: ChapterCheck = (snapshot) => {
  const pods = systemPods(snapshot);
  for (const node of snapshot.nodes) {
    const sharing = pods.filter((pod) => pod.nodeName === node.name && pod.hostNetwork && pod.ip === node.internalIp);
    if (sharing.length < 2) return waiting({ key: 'no-host-network', node: node.shortName });
  }
  if (pods.some((pod) => !pod.hostNetwork && pod.ip !== undefined)) return met;
  return waiting({ key: 'pods-not-running', name: 'coredns', running: 0, wanted: 1 });
};

/** Some node has a second ENI: the CNI has added one. */
export const secondEni: ChapterCheck = ({ nodes }) =>
  nodes.some((node) => node.enis.length > 1) ? met : waiting({ key: 'no-second-eni' });

/** The netshoot pods are on two nodes or more, and each one's address is on an ENI of its node. */
export const netshootAcrossNodes: ChapterCheck = (snapshot) => {
  const pods = netshootPods(snapshot);
  for (const pod of pods) {
    const node = snapshot.nodes.find((each) => each.name === pod.nodeName);
    if (node === undefined || !isOnEni(node, pod)) return waiting({ key: 'pod-without-eni', pod: pod.name });
  }
  return new Set(pods.map((pod) => pod.nodeName)).size > 1 ? met : waiting({ key: 'pods-on-one-node' });
};

/** Every node that runs a netshoot pod has a public address: the one its pods show to the internet. */
export const netshootNodesPublic: ChapterCheck = (snapshot) => {
  for (const pod of netshootPods(snapshot)) {
    const node = snapshot.nodes.find((each) => each.name === pod.nodeName);
    if (node?.externalIp === undefined) return waiting({ key: 'no-public-address', node: node?.shortName ?? '' });
  }
  return met;
};

function isOnEni(node: NodeView, pod: PodView): boolean {
  return node.enis.some((eni) => eni.slots.some((slot) => slot.pods.some((each) => each.key === pod.key)));
}

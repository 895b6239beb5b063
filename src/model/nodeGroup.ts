import type { Instance } from '../ports/cloud.ts';
import type { KubernetesNode } from '../ports/cluster.ts';
import type { NodeGroup } from './snapshot.ts';

const computeType = 'eks.amazonaws.com/compute-type';

/** Who makes a node, by the labels that its maker gives it; a node without any is self-managed. */
export function nodeGroup({ name, labels }: KubernetesNode, instance: Instance | undefined): NodeGroup {
  if (labels[computeType] === 'fargate' || name.startsWith('fargate-')) return { kind: 'fargate', name: 'Fargate' };
  // `provisioner-name` is of Karpenter before its version 0.32.
  const pool = labels['karpenter.sh/nodepool'] ?? labels['karpenter.sh/provisioner-name'];
  // Auto Mode is a Karpenter that AWS runs: its nodes have the labels of both.
  if (labels[computeType] === 'auto') return { kind: 'auto-mode', name: pool ?? '' };
  const managed = labels['eks.amazonaws.com/nodegroup'];
  if (managed !== undefined) return { kind: 'managed', name: managed };
  if (pool !== undefined) return { kind: 'karpenter', name: pool };
  const own = labels['alpha.eksctl.io/nodegroup-name'] ?? instance?.tags['aws:autoscaling:groupName'];
  return { kind: 'self-managed', name: own ?? '' };
}

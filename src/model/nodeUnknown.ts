import type { Instance } from '../ports/cloud.ts';
import type { KubernetesNode } from '../ports/cluster.ts';
import { nodeGroup } from './nodeGroup.ts';
import type { NodeUnknown } from './snapshot.ts';

/** Why nobody can tell a node's addresses; undefined if its interfaces can be read. */
export function nodeUnknown(node: KubernetesNode, instance: Instance | undefined): NodeUnknown | undefined {
  if (nodeGroup(node, instance).kind === 'fargate') return 'fargate';
  // A node that has no provider id yet is about to get one.
  if (node.providerId !== undefined && !/\/i-[0-9a-f]+$/.test(node.providerId)) return 'not-on-ec2';
  if (instance === undefined) return 'instance-unseen';
  return node.internalIp?.includes(':') === true ? 'ipv6' : undefined;
}

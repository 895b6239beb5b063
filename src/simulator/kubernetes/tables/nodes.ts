import { isNodeReady, nodeAddress, type KubeNode } from '../objects/node.ts';
import { age } from './age.ts';
import type { Columns } from './table.ts';

export const nodeColumns: Columns<KubeNode> = [
  {
    name: 'Status',
    cell: (node) =>
      `${isNodeReady(node) ? 'Ready' : 'NotReady'}${node.spec.unschedulable === true ? ',SchedulingDisabled' : ''}`,
  },
  { name: 'Roles', cell: roles },
  age,
  { name: 'Version', cell: (node) => node.status.nodeInfo?.kubeletVersion ?? '' },
  { name: 'Internal-IP', wide: true, cell: (node) => nodeAddress(node, 'InternalIP') ?? '<none>' },
  { name: 'External-IP', wide: true, cell: (node) => nodeAddress(node, 'ExternalIP') ?? '<none>' },
  { name: 'OS-Image', wide: true, cell: (node) => node.status.nodeInfo?.osImage ?? '<unknown>' },
  { name: 'Kernel-Version', wide: true, cell: (node) => node.status.nodeInfo?.kernelVersion ?? '<unknown>' },
  {
    name: 'Container-Runtime',
    wide: true,
    cell: (node) => node.status.nodeInfo?.containerRuntimeVersion ?? '<unknown>',
  },
];

function roles(node: KubeNode): string {
  const prefix = 'node-role.kubernetes.io/';
  const names = Object.keys(node.metadata.labels ?? {})
    .filter((label) => label.startsWith(prefix))
    .map((label) => label.slice(prefix.length));
  return names.length === 0 ? '<none>' : names.toSorted().join(',');
}

import type { KubeObject } from '../objects/meta.ts';
import type { PodTemplate } from '../objects/pod.ts';
import type { DaemonSet, Deployment, ReplicaSet } from '../objects/workloads.ts';
import { formatSelector } from '../selectors/labelSelector.ts';
import { age } from './age.ts';
import type { Column, Columns } from './table.ts';

type Templated = KubeObject & { readonly spec: { readonly template: PodTemplate; readonly selector: object } };

const templateColumns: readonly Column<Templated>[] = [
  {
    name: 'Containers',
    wide: true,
    cell: ({ spec }) => spec.template.spec.containers.map((each) => each.name).join(','),
  },
  { name: 'Images', wide: true, cell: ({ spec }) => spec.template.spec.containers.map((each) => each.image).join(',') },
  { name: 'Selector', wide: true, cell: ({ spec }) => formatSelector(spec.selector) },
];

export const deploymentColumns: Columns<Deployment> = [
  { name: 'Ready', cell: ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas}` },
  { name: 'Up-to-date', cell: ({ status }) => status.updatedReplicas ?? 0 },
  { name: 'Available', cell: ({ status }) => status.availableReplicas ?? 0 },
  age,
  ...templateColumns,
];

export const replicaSetColumns: Columns<ReplicaSet> = [
  { name: 'Desired', type: 'integer', cell: ({ spec }) => spec.replicas },
  { name: 'Current', type: 'integer', cell: ({ status }) => status.replicas },
  { name: 'Ready', type: 'integer', cell: ({ status }) => status.readyReplicas ?? 0 },
  age,
  ...templateColumns,
];

export const daemonSetColumns: Columns<DaemonSet> = [
  { name: 'Desired', type: 'integer', cell: ({ status }) => status.desiredNumberScheduled ?? 0 },
  { name: 'Current', type: 'integer', cell: ({ status }) => status.currentNumberScheduled ?? 0 },
  { name: 'Ready', type: 'integer', cell: ({ status }) => status.numberReady ?? 0 },
  { name: 'Up-to-date', type: 'integer', cell: ({ status }) => status.updatedNumberScheduled ?? 0 },
  { name: 'Available', type: 'integer', cell: ({ status }) => status.numberAvailable ?? 0 },
  {
    name: 'Node Selector',
    cell: ({ spec }) => formatSelector({ matchLabels: spec.template.spec.nodeSelector ?? {} }),
  },
  age,
  ...templateColumns,
];

import { controllerOf, type KubeObject, type Labels } from '../objects/meta.ts';
import type { PodTemplate } from '../objects/pod.ts';
import type { ControllerRevision, DaemonSet, Deployment, ReplicaSet, StatefulSet } from '../objects/workloads.ts';
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

export const statefulSetColumns: Columns<StatefulSet> = [
  { name: 'Ready', cell: ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas ?? 1}` },
  age,
  ...templateColumns.slice(0, 2),
];

interface ReplicationController extends KubeObject {
  readonly spec?: { readonly replicas?: number; readonly selector?: Labels; readonly template?: PodTemplate };
  readonly status?: { readonly replicas?: number; readonly readyReplicas?: number };
}

const controller = (object: KubeObject): ReplicationController => object;

export const replicationControllerColumns: Columns<KubeObject> = [
  { name: 'Desired', type: 'integer', cell: (object) => controller(object).spec?.replicas ?? 1 },
  { name: 'Current', type: 'integer', cell: (object) => controller(object).status?.replicas ?? 0 },
  { name: 'Ready', type: 'integer', cell: (object) => controller(object).status?.readyReplicas ?? 0 },
  age,
  { name: 'Containers', wide: true, cell: (object) => names(controller(object).spec?.template) },
  { name: 'Images', wide: true, cell: (object) => images(controller(object).spec?.template) },
  {
    name: 'Selector',
    wide: true,
    cell: (object) => formatSelector({ matchLabels: controller(object).spec?.selector ?? {} }),
  },
];

function names(template: PodTemplate | undefined): string {
  return (template?.spec.containers ?? []).map((each) => each.name).join(',');
}

function images(template: PodTemplate | undefined): string {
  return (template?.spec.containers ?? []).map((each) => each.image).join(',');
}

const templateOf = (object: KubeObject): PodTemplate | undefined => (object as { template?: PodTemplate }).template;

export const podTemplateColumns: Columns<KubeObject> = [
  { name: 'Containers', cell: (object) => names(templateOf(object)) },
  { name: 'Images', cell: (object) => images(templateOf(object)) },
  {
    name: 'Pod Labels',
    cell: (object) => formatSelector({ matchLabels: templateOf(object)?.metadata?.labels ?? {} }),
  },
];

export const controllerRevisionColumns: Columns<ControllerRevision> = [
  {
    name: 'Controller',
    cell: (object) => {
      const owner = controllerOf(object);
      if (owner === undefined) return '<none>';
      const group = owner.apiVersion.includes('/') ? `.${owner.apiVersion.split('/')[0]}` : '';
      return `${owner.kind.toLowerCase()}${group}/${owner.name}`;
    },
  },
  { name: 'Revision', type: 'integer', cell: ({ revision }) => revision },
  age,
];

import { resourcePath } from '../discovery/apiResource.ts';
import { humanDuration } from '../output/age.ts';
import type { KubernetesObject, ObjectList } from '../resources/kubernetesObject.ts';
import { withEvents, type DescribeContext } from './describer.ts';
import { longTime, type Description } from './description.ts';
import { controlledBy, controllerOf } from './owner.ts';
import { podsOfController } from './podCounts.ts';
import { describePodTemplate, type PodTemplate } from './podTemplate.ts';
import { selectorText, type LabelSelector } from './selector.ts';

interface WorkloadSpec {
  readonly replicas?: number;
  readonly selector?: LabelSelector;
  readonly template?: PodTemplate;
  readonly minReadySeconds?: number;
  readonly strategy?: {
    readonly type?: string;
    readonly rollingUpdate?: { readonly maxUnavailable?: number | string; readonly maxSurge?: number | string };
  };
  readonly parallelism?: number;
  readonly completions?: number;
  readonly completionMode?: string;
  readonly suspend?: boolean;
  readonly backoffLimit?: number;
  readonly activeDeadlineSeconds?: number;
  readonly ttlSecondsAfterFinished?: number;
}

type WorkloadStatus = Readonly<Record<string, unknown>> & {
  readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason?: string }[];
};

function partsOf(object: KubernetesObject): { readonly spec: WorkloadSpec; readonly status: WorkloadStatus } {
  return { spec: object['spec'] ?? {}, status: (object['status'] ?? {}) as WorkloadStatus };
}

const count = (status: WorkloadStatus, field: string) => Number(status[field] ?? 0);

/** A deployment and its replica sets. */
export async function describeDeployment(
  object: KubernetesObject,
  to: Description,
  context: DescribeContext,
): Promise<void> {
  const { metadata } = object;
  const { spec, status } = partsOf(object);
  to.field('Name', metadata?.name ?? '').field('Namespace', metadata?.namespace ?? '');
  to.field('CreationTimestamp', longTime(metadata?.['creationTimestamp']));
  to.labels('Labels', metadata?.labels).annotations(metadata?.annotations);
  to.field('Selector', selectorText(spec.selector ?? {}));
  const replicas = [
    `${spec.replicas ?? 1} desired`,
    `${count(status, 'updatedReplicas')} updated`,
    `${count(status, 'replicas')} total`,
    `${count(status, 'availableReplicas')} available`,
    `${count(status, 'unavailableReplicas')} unavailable`,
  ];
  to.field('Replicas', replicas.join(' | ')).field('StrategyType', spec.strategy?.type ?? '');
  to.field('MinReadySeconds', spec.minReadySeconds ?? 0);
  const { rollingUpdate } = spec.strategy ?? {};
  if (rollingUpdate !== undefined)
    to.field(
      'RollingUpdateStrategy',
      `${rollingUpdate.maxUnavailable ?? ''} max unavailable, ${rollingUpdate.maxSurge ?? ''} max surge`,
    );
  describePodTemplate(to, spec.template ?? {});
  describeConditions(to, status);
  await describeReplicaSets(object, to, context);
  await withEvents(object, to, context);
}

function describeConditions(to: Description, { conditions = [] }: WorkloadStatus): void {
  if (conditions.length === 0) return;
  to.line(0, 'Conditions:').line(1, 'Type\tStatus\tReason').line(1, '----\t------\t------');
  for (const { type, status, reason = '' } of conditions) to.line(1, `${type} \t${status}\t${reason}`);
}

const revision = 'deployment.kubernetes.io/revision';

async function describeReplicaSets(
  deployment: KubernetesObject,
  to: Description,
  { api }: DescribeContext,
): Promise<void> {
  const { metadata } = deployment;
  const path = resourcePath(
    { group: 'apps', version: 'v1', name: 'replicasets', namespaced: true },
    { namespace: metadata?.namespace },
  );
  const query = new URLSearchParams({ labelSelector: selectorText(partsOf(deployment).spec.selector ?? {}) });
  const { items } = (await api.request('GET', `${path}?${query.toString()}`)) as ObjectList;
  const own = items.filter((set) => controllerOf(set)?.uid === metadata?.uid);
  const isNew = (set: KubernetesObject) =>
    set.metadata?.annotations?.[revision] === metadata?.annotations?.[revision] && metadata !== undefined;
  const text = (sets: readonly KubernetesObject[]) =>
    sets.length === 0
      ? '<none>'
      : sets
          .map((set) => {
            const { spec, status } = partsOf(set);
            return `${set.metadata?.name ?? ''} (${count(status, 'replicas')}/${spec.replicas ?? 1} replicas created)`;
          })
          .join(', ');
  to.field('OldReplicaSets', text(own.filter((set) => !isNew(set)))).field('NewReplicaSet', text(own.filter(isNew)));
}

/** A replica set and the pods it counts. */
export async function describeReplicaSet(
  object: KubernetesObject,
  to: Description,
  context: DescribeContext,
): Promise<void> {
  const { metadata } = object;
  const { spec, status } = partsOf(object);
  to.field('Name', metadata?.name ?? '').field('Namespace', metadata?.namespace ?? '');
  to.field('Selector', selectorText(spec.selector ?? {}));
  to.labels('Labels', metadata?.labels).annotations(metadata?.annotations);
  const owner = controlledBy(object);
  if (owner !== undefined) to.field('Controlled By', owner);
  to.field('Replicas', `${count(status, 'replicas')} current / ${spec.replicas ?? 1} desired`);
  to.field('Pods Status', await podsOfController(context.api, object, spec.selector ?? {}));
  describePodTemplate(to, spec.template ?? {});
  describeConditions(to, status);
  await withEvents(object, to, context);
}

/** A daemon set and the nodes it runs on. */
export async function describeDaemonSet(
  object: KubernetesObject,
  to: Description,
  context: DescribeContext,
): Promise<void> {
  const { metadata } = object;
  const { spec, status } = partsOf(object);
  to.field('Name', metadata?.name ?? '').field('Selector', selectorText(spec.selector ?? {}));
  to.labels('Node-Selector', spec.template?.spec?.nodeSelector);
  to.labels('Labels', metadata?.labels).annotations(metadata?.annotations);
  to.line(0, `Desired Number of Nodes Scheduled: ${count(status, 'desiredNumberScheduled')}`)
    .line(0, `Current Number of Nodes Scheduled: ${count(status, 'currentNumberScheduled')}`)
    .line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${count(status, 'updatedNumberScheduled')}`)
    .line(0, `Number of Nodes Scheduled with Available Pods: ${count(status, 'numberAvailable')}`)
    .line(0, `Number of Nodes Misscheduled: ${count(status, 'numberMisscheduled')}`);
  to.field('Pods Status', await podsOfController(context.api, object, spec.selector ?? {}));
  describePodTemplate(to, spec.template ?? {});
  await withEvents(object, to, context);
}

/** A job and how far it is. */
export async function describeJob(object: KubernetesObject, to: Description, context: DescribeContext): Promise<void> {
  const { metadata } = object;
  const { spec, status } = partsOf(object);
  to.field('Name', metadata?.name ?? '').field('Namespace', metadata?.namespace ?? '');
  to.field('Selector', selectorText(spec.selector ?? {}));
  to.labels('Labels', metadata?.labels).annotations(metadata?.annotations);
  const owner = controlledBy(object);
  if (owner !== undefined) to.field('Controlled By', owner);
  to.field('Parallelism', spec.parallelism ?? 1).field('Completions', spec.completions ?? '<unset>');
  if (spec.completionMode !== undefined) to.field('Completion Mode', spec.completionMode);
  if (spec.suspend !== undefined) to.field('Suspend', spec.suspend);
  if (spec.backoffLimit !== undefined) to.field('Backoff Limit', spec.backoffLimit);
  if (spec.ttlSecondsAfterFinished !== undefined) to.field('TTL Seconds After Finished', spec.ttlSecondsAfterFinished);
  const { startTime, completionTime } = status as { readonly startTime?: string; readonly completionTime?: string };
  if (startTime !== undefined) to.field('Start Time', longTime(startTime));
  if (completionTime !== undefined) to.field('Completed At', longTime(completionTime));
  if (startTime !== undefined && completionTime !== undefined)
    to.field('Duration', humanDuration(Date.parse(completionTime) - Date.parse(startTime)));
  if (spec.activeDeadlineSeconds !== undefined) to.field('Active Deadline Seconds', `${spec.activeDeadlineSeconds}s`);
  const active = `${count(status, 'active')} Active (${count(status, 'ready')} Ready)`;
  to.field('Pods Statuses', `${active} / ${count(status, 'succeeded')} Succeeded / ${count(status, 'failed')} Failed`);
  describePodTemplate(to, spec.template ?? {});
  await withEvents(object, to, context);
}

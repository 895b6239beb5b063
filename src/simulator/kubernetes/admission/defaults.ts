import type { KubeApi } from '../kubeApi.ts';
import type { Kind } from '../kind.ts';
import {
  cronJobs,
  daemonSets,
  deployments,
  jobs,
  namespaces,
  pods,
  replicaSets,
  services,
  statefulSets,
} from '../kinds.ts';
import type { KubeObject } from '../objects/meta.ts';
import type { Namespace } from '../objects/cluster.ts';
import type { CronJob, Job } from '../objects/jobs.ts';
import type { Pod } from '../objects/pod.ts';
import type { Service } from '../objects/service.ts';
import type { DaemonSet, Deployment, IntOrPercent, ReplicaSet, StatefulSet } from '../objects/workloads.ts';
import { defaultCronJob, defaultJob } from './jobDefaults.ts';
import { withOtherDefaults } from './otherDefaults.ts';
import { defaultPod, defaultTemplate } from './podDefaults.ts';
import { defaultService } from './serviceDefaults.ts';
import { defaultStatefulSet } from './statefulSetDefaults.ts';

/** A new object with everything filled in that the API server fills in. Fields that were given stay as given. */
export function withDefaults(api: KubeApi, kind: Kind, object: KubeObject): KubeObject {
  if (kind === pods) return defaultPod(object as Pod);
  if (kind === namespaces) return defaultNamespace(object);
  const complete: KubeObject & { readonly status?: unknown } = withSpecDefaults(api, kind, object);
  if (hasStatus(kind)) return { ...complete, status: newStatus(kind) } as KubeObject;
  return kind.hasStatus && complete.status === undefined ? ({ ...complete, status: {} } as KubeObject) : complete;
}

/** The defaults that an update gets as well. */
export function withSpecDefaults(api: KubeApi, kind: Kind, object: KubeObject): KubeObject {
  if (kind === deployments) return defaultDeployment(object as Deployment);
  if (kind === replicaSets) return defaultReplicaSet(object as ReplicaSet);
  if (kind === daemonSets) return defaultDaemonSet(object as DaemonSet);
  if (kind === services) return defaultService(api, object as Service);
  if (kind === statefulSets) return defaultStatefulSet(object as StatefulSet);
  if (kind === jobs) return defaultJob(object as Job);
  if (kind === cronJobs) return defaultCronJob(object as CronJob);
  return withOtherDefaults(kind, object);
}

function hasStatus(kind: Kind): boolean {
  return ([deployments, replicaSets, daemonSets, services, statefulSets, jobs, cronJobs] as readonly Kind[]).includes(
    kind,
  );
}

function newStatus(kind: Kind): unknown {
  if (kind === services) return { loadBalancer: {} };
  if (kind === replicaSets || kind === statefulSets) return { replicas: 0 };
  if (kind !== daemonSets) return {};
  return { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 };
}

function defaultNamespace(object: Namespace): Namespace {
  const labels = { 'kubernetes.io/metadata.name': object.metadata.name, ...object.metadata.labels };
  return {
    ...object,
    metadata: { ...object.metadata, labels },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}

function defaultDeployment(object: Deployment): Deployment {
  const { spec } = object;
  const type = spec.strategy?.type ?? 'RollingUpdate';
  const rollingUpdate = rollingDefaults(spec.strategy?.rollingUpdate, '25%', '25%');
  return {
    ...object,
    spec: {
      ...spec,
      replicas: spec.replicas ?? 1,
      template: defaultTemplate(spec.template),
      strategy: type === 'Recreate' ? { ...spec.strategy, type } : { type, rollingUpdate },
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
      progressDeadlineSeconds: spec.progressDeadlineSeconds ?? 600,
    },
  };
}

function defaultReplicaSet(object: ReplicaSet): ReplicaSet {
  const { spec } = object;
  return { ...object, spec: { ...spec, replicas: spec.replicas ?? 1, template: defaultTemplate(spec.template) } };
}

function defaultDaemonSet(object: DaemonSet): DaemonSet {
  const { spec } = object;
  const type = spec.updateStrategy?.type ?? 'RollingUpdate';
  const rollingUpdate = rollingDefaults(spec.updateStrategy?.rollingUpdate, 1, 0);
  return {
    ...object,
    spec: {
      ...spec,
      template: defaultTemplate(spec.template),
      updateStrategy: type === 'OnDelete' ? { type } : { type, rollingUpdate },
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
    },
  };
}

function rollingDefaults(
  given: { readonly maxUnavailable?: IntOrPercent; readonly maxSurge?: IntOrPercent } | undefined,
  maxUnavailable: IntOrPercent,
  maxSurge: IntOrPercent,
): { readonly maxUnavailable: IntOrPercent; readonly maxSurge: IntOrPercent } {
  return { maxUnavailable: given?.maxUnavailable ?? maxUnavailable, maxSurge: given?.maxSurge ?? maxSurge };
}

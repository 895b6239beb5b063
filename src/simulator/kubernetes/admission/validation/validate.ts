import type { Kind } from '../../kind.ts';
import * as kinds from '../../kinds.ts';
import type { KubeObject, LabelSelector } from '../../objects/meta.ts';
import type { PodTemplate } from '../../objects/pod.ts';
import { invalid, type StatusCause } from '../../statusError.ts';
import { cronJobCauses, jobCauses } from './jobs.ts';
import { immutableMetadata, metadataCauses } from './metadata.ts';
import * as others from './others.ts';
import { immutablePod, podSpecCauses } from './podSpec.ts';
import { serviceCauses } from './services.ts';
import { deploymentCauses, immutableStatefulSet, workloadCauses } from './workloads.ts';

type Rule<T extends KubeObject> = (object: T, before: T | undefined) => readonly StatusCause[];

const rules = new Map<Kind, Rule<KubeObject>>();

/** Ties the rules of a kind's own type to its kind, which is what makes the cast safe. */
function check<T extends KubeObject>(kind: Kind<T>, rule: Rule<T>): void {
  rules.set(kind, rule as unknown as Rule<KubeObject>);
}

check(kinds.pods, (pod, before) => [
  ...(before === undefined ? podSpecCauses(pod.spec, 'spec') : immutablePod(before, pod)),
]);
check(kinds.deployments, (object, before) => [...workloadCauses(object, before), ...deploymentCauses(object)]);
check(kinds.replicaSets, workloadCauses);
check(kinds.daemonSets, workloadCauses);
check(kinds.statefulSets, (object, before) => [
  ...workloadCauses(object, undefined),
  ...(before === undefined ? [] : immutableStatefulSet(before, object)),
]);
check(kinds.jobs, jobCauses);
check(kinds.cronJobs, cronJobCauses);
check(kinds.services, serviceCauses);
check(kinds.configMaps, others.dataCauses);
check(kinds.secrets, others.dataCauses);
check(kinds.roles, others.roleCauses);
check(kinds.clusterRoles, others.roleCauses);
check(kinds.roleBindings, others.roleBindingCauses);
check(kinds.clusterRoleBindings, others.roleBindingCauses);
check(kinds.persistentVolumeClaims, others.claimCauses);
check(kinds.podDisruptionBudgets, others.budgetCauses);
check(kinds.priorityClasses, others.priorityCauses);
check(kinds.horizontalPodAutoscalers, others.autoscalerCauses);
check(kinds.ingresses, others.ingressCauses);
check(kinds.nodes, others.nodeCauses);
check(kinds.networkPolicies, (object) =>
  others.selectorShape((object as { spec?: { podSelector?: LabelSelector } }).spec?.podSelector, 'spec.podSelector'),
);
check(kinds.replicationControllers, (object) => {
  const { template } = (object as unknown as { spec: { template?: PodTemplate } }).spec;
  return template === undefined ? [] : podSpecCauses(template.spec, 'spec.template.spec');
});

/** 422 Invalid if a new or changed object breaks a rule of its kind. `before` is what an update replaces. */
export function validate(kind: Kind, object: KubeObject, before?: KubeObject): void {
  const causes = [
    ...metadataCauses(kind, object.metadata, before === undefined),
    ...(before === undefined ? [] : immutableMetadata(before.metadata, object.metadata)),
    ...(rules.get(kind)?.(object, before) ?? []),
  ];
  if (causes.length > 0) throw invalid(kind, object.metadata.name, causes);
}

/** How lists and objects of the API merge: the patchStrategy, listType and mapType marks of the Kubernetes API types. */

export type ListRule =
  | { readonly type: 'atomic' }
  | { readonly type: 'set'; readonly patch: boolean }
  /** Items are told apart by `keys` in server-side apply, by `patchKey` in a strategic merge patch. */
  | { readonly type: 'map'; readonly keys: readonly string[]; readonly patchKey: string | undefined };

const atomic: ListRule = { type: 'atomic' };
const byKey = (keys: string, patchKey: string | undefined = keys): ListRule => ({
  type: 'map',
  keys: keys.split(' '),
  patchKey,
});
const byName = byKey('name');
const byType = byKey('type');

const lists: Readonly<Record<string, ListRule>> = {
  'V1ObjectMeta.finalizers': { type: 'set', patch: true },
  'V1ObjectMeta.ownerReferences': byKey('uid'),
  'V1PodSpec.volumes': byName,
  'V1PodSpec.containers': byName,
  'V1PodSpec.initContainers': byName,
  'V1PodSpec.ephemeralContainers': byName,
  'V1PodSpec.imagePullSecrets': byName,
  'V1PodSpec.schedulingGates': byName,
  'V1PodSpec.resourceClaims': byName,
  'V1PodSpec.hostAliases': byKey('ip'),
  'V1PodSpec.topologySpreadConstraints': byKey('topologyKey whenUnsatisfiable', 'topologyKey'),
  'V1PodStatus.conditions': byType,
  'V1PodStatus.podIPs': byKey('ip'),
  'V1PodStatus.resourceClaimStatuses': byName,
  'V1ResourceRequirements.claims': byKey('name', undefined),
  'V1ServiceSpec.ports': byKey('port protocol', 'port'),
  'V1ServiceStatus.conditions': byType,
  'V1ServiceAccount.secrets': byName,
  'V1NodeSpec.podCIDRs': { type: 'set', patch: true },
  'V1NodeSpec.taints': atomic,
  'V1NodeStatus.conditions': byType,
  'V1NodeStatus.addresses': byType,
  'V1NamespaceStatus.conditions': byType,
  'V1PersistentVolumeClaimStatus.conditions': byType,
  'V1ReplicationControllerStatus.conditions': byType,
  'V1DeploymentStatus.conditions': byType,
  'V1ReplicaSetStatus.conditions': byType,
  'V1DaemonSetStatus.conditions': byType,
  'V1StatefulSetStatus.conditions': byType,
  'V1PodDisruptionBudgetStatus.conditions': byType,
  'V1CustomResourceDefinitionStatus.conditions': byKey('type', undefined),
  'V1APIServiceStatus.conditions': byType,
  'V1CertificateSigningRequestStatus.conditions': byKey('type', undefined),
  'V2HorizontalPodAutoscalerStatus.conditions': byType,
  'V1Endpoint.addresses': { type: 'set', patch: false },
  'V1CSINodeSpec.drivers': byName,
  'V1MutatingWebhookConfiguration.webhooks': byName,
  'V1ValidatingWebhookConfiguration.webhooks': byName,
};

/** Containers of every kind share their lists. */
const containerLists: Readonly<Record<string, ListRule>> = {
  ports: byKey('containerPort protocol', 'containerPort'),
  env: byName,
  volumeMounts: byKey('mountPath'),
  volumeDevices: byKey('devicePath'),
};

/** Lists whose strategic merge goes by a key although server-side apply takes them whole. */
const patchedOnly: Readonly<Record<string, string>> = {
  'V1JobStatus.conditions': 'type',
  'V1PodStatus.hostIPs': 'ip',
};

const containers = new Set(['V1Container', 'V1EphemeralContainer']);

/** How the list in a model's field merges; a list without a mark is replaced whole. */
export function listRule(model: string, field: string): ListRule {
  return (containers.has(model) ? containerLists[field] : lists[`${model}.${field}`]) ?? atomic;
}

/** The key that a strategic merge patch goes by in that list, if it merges at all. */
export function patchKey(model: string, field: string): string | undefined {
  const rule = listRule(model, field);
  return rule.type === 'map' ? rule.patchKey : patchedOnly[`${model}.${field}`];
}

/** Objects that are owned and replaced as a whole. */
const atomicModels = new Set([
  'V1LocalObjectReference',
  'V1ObjectReference',
  'V1TypedLocalObjectReference',
  'V1SecretReference',
  'V1SecretKeySelector',
  'V1ConfigMapKeySelector',
  'V1ObjectFieldSelector',
  'V1ResourceFieldSelector',
  'V1LabelSelector',
  'V1NodeSelector',
  'V1NodeSelectorTerm',
  'V1RoleRef',
  'RbacV1Subject',
  'V1ServiceBackendPort',
  'V1OwnerReference',
  'V1TopologySelectorTerm',
]);
const atomicMaps = new Set([
  'V1ServiceSpec.selector',
  'V1PodSpec.nodeSelector',
  'V1ReplicationControllerSpec.selector',
]);

/** True for an object or a map that server-side apply takes as one value. */
export function isAtomic(model: string, field: string, held: string | undefined): boolean {
  return (held !== undefined && atomicModels.has(held)) || atomicMaps.has(`${model}.${field}`);
}

/** The patchStrategy mark of a field in OpenAPI, or undefined. */
export function patchStrategy(model: string, field: string): string | undefined {
  const path = `${model}.${field}`;
  if (path === 'V1PodSpec.volumes' || path === 'V1PodSpec.resourceClaims') return 'merge,retainKeys';
  if (path === 'V1DeploymentSpec.strategy') return 'retainKeys';
  if (path === 'V1PodDisruptionBudgetSpec.selector') return 'replace';
  const rule = listRule(model, field);
  if (rule.type === 'set') return rule.patch ? 'merge' : undefined;
  return patchKey(model, field) === undefined ? undefined : 'merge';
}

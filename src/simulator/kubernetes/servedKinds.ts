import { kindOf, type Kind } from './kind.ts';
import type { NodeMetrics, PodMetrics } from './objects/metrics.ts';
import {
  cronJobs,
  endpointSlices,
  events,
  eventsV1,
  horizontalPodAutoscalers,
  podDisruptionBudgets,
  workingKinds,
} from './kinds.ts';

const cluster = { cluster: true } as const;
const clusterStatus = { cluster: true, status: true } as const;
const create = ['create'];
const admission = 'admissionregistration.k8s.io/v1';
const authentication = 'authentication.k8s.io/v1';
const authorization = 'authorization.k8s.io/v1';
const flow = 'flowcontrol.apiserver.k8s.io';
const networking = 'networking.k8s.io/v1';
const resource = 'resource.k8s.io/v1';
const storage = 'storage.k8s.io/v1';

export const customResourceDefinitions = kindOf(
  'apiextensions.k8s.io/v1',
  'CustomResourceDefinition',
  'customresourcedefinitions',
  'crd crds',
  clusterStatus,
);
export const apiServices = kindOf('apiregistration.k8s.io/v1', 'APIService', 'apiservices', '', clusterStatus);
export const bindings = kindOf('v1', 'Binding', 'bindings', '', { verbs: create });
export const componentStatuses = kindOf('v1', 'ComponentStatus', 'componentstatuses', 'cs', {
  cluster: true,
  verbs: ['get', 'list'],
});
export const selfSubjectReviews = kindOf(authentication, 'SelfSubjectReview', 'selfsubjectreviews', '', {
  cluster: true,
  verbs: create,
  since: 28,
});
export const tokenReviews = kindOf(authentication, 'TokenReview', 'tokenreviews', '', { cluster: true, verbs: create });
export const localSubjectAccessReviews = kindOf(
  authorization,
  'LocalSubjectAccessReview',
  'localsubjectaccessreviews',
  '',
  { verbs: create },
);
export const selfSubjectAccessReviews = kindOf(
  authorization,
  'SelfSubjectAccessReview',
  'selfsubjectaccessreviews',
  '',
  { cluster: true, verbs: create },
);
export const selfSubjectRulesReviews = kindOf(authorization, 'SelfSubjectRulesReview', 'selfsubjectrulesreviews', '', {
  cluster: true,
  verbs: create,
});
export const subjectAccessReviews = kindOf(authorization, 'SubjectAccessReview', 'subjectaccessreviews', '', {
  cluster: true,
  verbs: create,
});
export const csiNodes = kindOf(storage, 'CSINode', 'csinodes', '', cluster);
export const csiDrivers = kindOf(storage, 'CSIDriver', 'csidrivers', '', cluster);
export const ipAddresses = kindOf(networking, 'IPAddress', 'ipaddresses', 'ip', { cluster: true, since: 33 });
export const serviceCidrs = kindOf(networking, 'ServiceCIDR', 'servicecidrs', '', { ...clusterStatus, since: 33 });
export const cniNodes = kindOf('vpcresources.k8s.aws/v1alpha1', 'CNINode', 'cninodes', 'cnd', {
  ...clusterStatus,
  model: 'CNINode',
});
export const securityGroupPolicies = kindOf(
  'vpcresources.k8s.aws/v1beta1',
  'SecurityGroupPolicy',
  'securitygrouppolicies',
  'sgp',
  { model: 'SecurityGroupPolicy' },
);
export const policyEndpoints = kindOf('networking.k8s.aws/v1alpha1', 'PolicyEndpoint', 'policyendpoints', '', {
  status: true,
  since: 25,
  model: 'PolicyEndpoint',
});

/** What nodes and pods use, answered by metrics-server behind the API server while there is one. */
export const nodeMetrics = kindOf<NodeMetrics>('metrics.k8s.io/v1beta1', 'NodeMetrics', 'nodes', '', {
  cluster: true,
  verbs: ['get', 'list'],
  model: 'NodeMetrics',
  singular: 'node',
});
export const podMetrics = kindOf<PodMetrics>('metrics.k8s.io/v1beta1', 'PodMetrics', 'pods', '', {
  verbs: ['get', 'list'],
  model: 'PodMetrics',
  // metrics-server names none, for which clients take the kind.
  singular: '',
});

/** Kinds that the API server does not serve itself, but passes on to a server that an APIService names. */
export const aggregatedKinds: readonly Kind[] = [nodeMetrics, podMetrics];

/** Kinds that the API serves and nothing in the simulator acts on. */
const otherKinds: readonly Kind[] = [
  bindings,
  componentStatuses,
  kindOf(admission, 'MutatingWebhookConfiguration', 'mutatingwebhookconfigurations', '', cluster),
  kindOf(admission, 'ValidatingAdmissionPolicy', 'validatingadmissionpolicies', '', { ...clusterStatus, since: 30 }),
  kindOf(admission, 'ValidatingAdmissionPolicyBinding', 'validatingadmissionpolicybindings', '', {
    cluster: true,
    since: 30,
  }),
  kindOf(admission, 'ValidatingWebhookConfiguration', 'validatingwebhookconfigurations', '', cluster),
  kindOf(admission, 'MutatingAdmissionPolicy', 'mutatingadmissionpolicies', '', { cluster: true, since: 36 }),
  kindOf(admission, 'MutatingAdmissionPolicyBinding', 'mutatingadmissionpolicybindings', '', {
    cluster: true,
    since: 36,
  }),
  customResourceDefinitions,
  apiServices,
  selfSubjectReviews,
  tokenReviews,
  localSubjectAccessReviews,
  selfSubjectAccessReviews,
  selfSubjectRulesReviews,
  subjectAccessReviews,
  kindOf('certificates.k8s.io/v1', 'CertificateSigningRequest', 'certificatesigningrequests', 'csr', clusterStatus),
  kindOf(`${flow}/v1`, 'FlowSchema', 'flowschemas', '', { ...clusterStatus, since: 29 }),
  kindOf(`${flow}/v1`, 'PriorityLevelConfiguration', 'prioritylevelconfigurations', '', {
    ...clusterStatus,
    since: 29,
  }),
  ipAddresses,
  serviceCidrs,
  kindOf('node.k8s.io/v1', 'RuntimeClass', 'runtimeclasses', '', cluster),
  kindOf(resource, 'DeviceClass', 'deviceclasses', '', { cluster: true, since: 34 }),
  kindOf(resource, 'ResourceClaim', 'resourceclaims', '', {
    status: true,
    since: 34,
    model: 'ResourceV1ResourceClaim',
  }),
  kindOf(resource, 'ResourceClaimTemplate', 'resourceclaimtemplates', '', { since: 34 }),
  kindOf(resource, 'ResourceSlice', 'resourceslices', '', { cluster: true, since: 34 }),
  csiDrivers,
  csiNodes,
  kindOf(storage, 'CSIStorageCapacity', 'csistoragecapacities'),
  kindOf(storage, 'VolumeAttachment', 'volumeattachments', '', clusterStatus),
  kindOf(storage, 'VolumeAttributesClass', 'volumeattributesclasses', 'vac', { cluster: true, since: 34 }),
  cniNodes,
  securityGroupPolicies,
  policyEndpoints,
];

/** The older form of autoscalers, which knows only the target for the processor. */
export const autoscalersV1 = kindOf('autoscaling/v1', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers', 'hpa', {
  all: true,
  status: true,
});

/** An earlier version of a kind with the same fields. */
function earlier(kind: Kind, version: string, until: number): Kind {
  return { ...kind, version, until };
}

/** Kinds under another version than the one they are kept in, each with the kind that they are kept as. */
const otherVersions = new Map<Kind, Kind>([
  [eventsV1, events],
  [autoscalersV1, horizontalPodAutoscalers],
  [earlier(horizontalPodAutoscalers, 'v2beta2', 25), horizontalPodAutoscalers],
  [earlier(cronJobs, 'v1beta1', 24), cronJobs],
  [earlier(podDisruptionBudgets, 'v1beta1', 24), podDisruptionBudgets],
  [earlier(endpointSlices, 'v1beta1', 24), endpointSlices],
]);

/** Every resource type that some version of Kubernetes serves here. */
export const allKinds: readonly Kind[] = [
  ...workingKinds,
  ...otherKinds,
  ...[...otherVersions.keys()].filter((kind) => kind !== eventsV1),
];

/** The kind in whose form the objects of a served kind are kept. */
export function storedKind(kind: Kind): Kind {
  return otherVersions.get(kind) ?? kind;
}

/** Every kind that is kept, once, in the version in which it is. */
export const keptKinds: readonly Kind[] = allKinds.filter(
  (kind) => kind.verbs === undefined && !otherVersions.has(kind),
);

/** What a server of that minor of Kubernetes 1 serves; within a group the preferred version comes first. */
export function kindsOf(minor: number): readonly Kind[] {
  return allKinds.filter((kind) => minor >= kind.since && minor <= kind.until);
}

/** The kind served under that group, version and plural, or undefined. */
export function findKind(group: string, version: string, plural: string): Kind | undefined {
  return byPath.get(`${group}/${version}/${plural}`);
}

const byPath = new Map(
  [...allKinds, ...aggregatedKinds].map((kind) => [`${kind.group}/${kind.version}/${kind.plural}`, kind]),
);

import type { Kind } from '../kind.ts';
import * as kinds from '../kinds.ts';
import type { ScalingRules } from '../objects/autoscaling.ts';
import type { KubeObject, Labels } from '../objects/meta.ts';
import type { PodTemplate } from '../objects/pod.ts';
import type { RoleBinding } from '../objects/rbac.ts';
import type { EndpointSlice } from '../objects/service.ts';
import type { PersistentVolumeClaim, StorageClass } from '../objects/storage.ts';
import { defaultTemplate } from './podDefaults.ts';

type Defaults<T extends KubeObject> = (object: T) => KubeObject;

const defaults = new Map<Kind, Defaults<KubeObject>>();

/** Ties the defaults of a kind's own type to its kind, which is what makes the cast safe. */
function fill<T extends KubeObject>(kind: Kind<T>, by: Defaults<T>): void {
  defaults.set(kind, by as unknown as Defaults<KubeObject>);
}

/** The defaults of kinds that need little. */
export function withOtherDefaults(kind: Kind, object: KubeObject): KubeObject {
  return defaults.get(kind)?.(object) ?? object;
}

interface Secret extends KubeObject {
  readonly type?: string;
  readonly data?: Labels;
  readonly stringData?: Labels;
}

/** What was written as text is kept as everything else is. */
fill(kinds.secrets, (object) => {
  const { stringData, ...secret } = object as Secret;
  const encoded = Object.entries(stringData ?? {}).map(
    ([key, text]) => [key, Buffer.from(text).toString('base64')] as const,
  );
  const data = { ...secret.data, ...Object.fromEntries(encoded) };
  return {
    ...secret,
    ...(Object.keys(data).length === 0 ? {} : { data }),
    type: secret.type ?? 'Opaque',
  } as KubeObject;
});

const rbacGroup = 'rbac.authorization.k8s.io';

function defaultBinding(binding: RoleBinding): RoleBinding {
  const { roleRef, subjects } = binding;
  return {
    ...binding,
    roleRef: { ...roleRef, apiGroup: (roleRef.apiGroup ?? '') === '' ? rbacGroup : roleRef.apiGroup },
    ...(subjects === undefined
      ? {}
      : {
          subjects: subjects.map((subject) =>
            subject.kind === 'ServiceAccount' || (subject.apiGroup ?? '') !== ''
              ? subject
              : { ...subject, apiGroup: rbacGroup },
          ),
        }),
  };
}

fill(kinds.roleBindings, defaultBinding);
fill(kinds.clusterRoleBindings, defaultBinding);

/** Without a metric an autoscaler aims at four fifths of the processor. */
const usualMetric = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
};

/** What is left out of a behaviour that is given: at most twice as many or four more in 15 s, and down at once. */
const usualScaleUp: ScalingRules = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};
const usualScaleDown: ScalingRules = {
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};

fill(kinds.horizontalPodAutoscalers, (autoscaler) => {
  const { behavior } = autoscaler.spec;
  const { metrics = [] } = autoscaler.spec;
  return {
    ...autoscaler,
    spec: {
      ...autoscaler.spec,
      minReplicas: autoscaler.spec.minReplicas ?? 1,
      metrics: metrics.length === 0 ? [usualMetric] : metrics,
      ...(behavior !== undefined && {
        behavior: {
          scaleUp: { ...usualScaleUp, ...behavior.scaleUp },
          scaleDown: { ...usualScaleDown, ...behavior.scaleDown },
        },
      }),
    },
  };
});

interface NetworkPolicy extends KubeObject {
  readonly spec: { readonly egress?: unknown; readonly policyTypes?: readonly string[] };
}

fill(kinds.networkPolicies, (object) => {
  const policy = object as NetworkPolicy;
  const types = policy.spec.egress === undefined ? ['Ingress'] : ['Ingress', 'Egress'];
  return { ...policy, spec: { ...policy.spec, policyTypes: policy.spec.policyTypes ?? types } };
});

fill(kinds.persistentVolumeClaims, (claim: PersistentVolumeClaim) => ({
  ...claim,
  spec: { ...claim.spec, volumeMode: claim.spec.volumeMode ?? 'Filesystem' },
  // Nobody provides volumes in a cluster without a storage driver, so there it stays.
  status: { phase: 'Pending' as const, ...claim.status },
}));

fill(kinds.persistentVolumes, (volume) => ({
  ...volume,
  spec: {
    ...volume.spec,
    persistentVolumeReclaimPolicy: volume.spec.persistentVolumeReclaimPolicy ?? 'Retain',
    volumeMode: volume.spec.volumeMode ?? 'Filesystem',
  },
}));

fill(kinds.storageClasses, (storageClass: StorageClass) => ({
  ...storageClass,
  reclaimPolicy: storageClass.reclaimPolicy ?? 'Delete',
  volumeBindingMode: storageClass.volumeBindingMode ?? 'Immediate',
}));

fill(kinds.priorityClasses, (priorityClass) => ({
  ...priorityClass,
  preemptionPolicy: priorityClass.preemptionPolicy ?? 'PreemptLowerPriority',
}));

/** kubectl relies on the name, which is empty for a port without one. */
fill(kinds.endpointSlices, (slice: EndpointSlice) => ({
  ...slice,
  endpoints: slice.endpoints ?? [],
  ports: (slice.ports ?? []).map((port) => ({ ...port, name: port.name ?? '', protocol: port.protocol ?? 'TCP' })),
}));

interface ReplicationController extends KubeObject {
  readonly spec: { readonly replicas?: number; readonly selector?: Labels; readonly template?: PodTemplate };
}

fill(kinds.replicationControllers, (object) => {
  const controller = object as ReplicationController;
  const { replicas = 1, template } = controller.spec;
  const selector = controller.spec.selector ?? template?.metadata?.labels ?? {};
  return {
    ...controller,
    spec: {
      ...controller.spec,
      replicas,
      selector,
      ...(template === undefined ? {} : { template: defaultTemplate(template) }),
    },
  };
});

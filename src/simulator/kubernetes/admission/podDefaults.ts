import type { Container, Pod, PodSpec, PodTemplate, Toleration, Volume } from '../objects/pod.ts';
import { defaultContainer, defaultVolume } from './containerDefaults.ts';
import { nameSuffix } from './names.ts';
import type { Random } from '../../world/random.ts';

const tokenPath = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Priorities of the classes that every cluster has. */
const priorities: Readonly<Record<string, number>> = {
  'system-node-critical': 2_000_001_000,
  'system-cluster-critical': 2_000_000_000,
};

/** The part of a pod's defaults that a template already shows. */
export function defaultPodSpec(spec: PodSpec): PodSpec {
  const complete = (container: Container): Container => defaultContainer(container, spec.hostNetwork === true);
  return {
    securityContext: {},
    ...spec,
    ...(spec.volumes === undefined ? {} : { volumes: spec.volumes.map(defaultVolume) }),
    ...(spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(complete) }),
    containers: (spec.containers ?? []).map(complete),
    restartPolicy: spec.restartPolicy ?? 'Always',
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? 30,
    dnsPolicy: spec.dnsPolicy ?? 'ClusterFirst',
    schedulerName: spec.schedulerName ?? 'default-scheduler',
    ...(spec.serviceAccountName === undefined ? {} : { serviceAccount: spec.serviceAccountName }),
  };
}

export function defaultTemplate(template: PodTemplate): PodTemplate {
  return { ...template, spec: defaultPodSpec(template.spec) };
}

/** A new pod as admission leaves it: service account with its token volume, priority, tolerations of 300 s, QoS class. */
export function defaultPod(pod: Pod, random: Random): Pod {
  const spec = defaultPodSpec({ ...pod.spec, serviceAccountName: pod.spec.serviceAccountName ?? 'default' });
  const token = `kube-api-access-${nameSuffix(random)}`;
  const mounted = (container: Container): Container => ({
    ...container,
    volumeMounts: [...(container.volumeMounts ?? []), { name: token, readOnly: true, mountPath: tokenPath }],
  });
  return {
    ...pod,
    spec: {
      ...spec,
      volumes: [...(spec.volumes ?? []), tokenVolume(token)],
      ...(spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(mounted) }),
      containers: spec.containers.map(mounted),
      tolerations: withDefaultTolerations(spec.tolerations ?? []),
      priority: priorities[spec.priorityClassName ?? ''] ?? 0,
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
    },
    status: { phase: 'Pending', qosClass: qosClass(spec) },
  };
}

function tokenVolume(name: string): Volume & { readonly projected: unknown } {
  return {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        {
          downwardAPI: {
            items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
          },
        },
      ],
      defaultMode: 420,
    },
  };
}

function withDefaultTolerations(given: readonly Toleration[]): readonly Toleration[] {
  const covers = (key: string) =>
    given.some(
      (each) =>
        (each.key === key || (each.key ?? '') === '') && (each.effect === 'NoExecute' || (each.effect ?? '') === ''),
    );
  const added = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']
    .filter((key) => !covers(key))
    .map((key): Toleration => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }));
  return [...given, ...added];
}

/** The quality of service that the requests and limits of a pod's containers make. */
export function qosClass(spec: PodSpec): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const all = [...(spec.initContainers ?? []), ...spec.containers].map((container) => container.resources ?? {});
  const none = all.every((each) => Object.keys({ ...each.requests, ...each.limits }).length === 0);
  if (none) return 'BestEffort';
  const guaranteed = all.every((each) =>
    ['cpu', 'memory'].every((name) => each.limits?.[name] !== undefined && each.requests?.[name] === each.limits[name]),
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}

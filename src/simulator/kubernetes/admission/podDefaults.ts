import type { Container, Pod, PodSpec, PodTemplate } from '../objects/pod.ts';
import { defaultContainer, defaultVolume } from './containerDefaults.ts';

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

/** A new pod with everything filled in that was left out. What is put in besides is for admission. */
export function defaultPod(pod: Pod): Pod {
  const spec = { ...defaultPodSpec(pod.spec), enableServiceLinks: pod.spec.enableServiceLinks ?? true };
  return { ...pod, spec, status: { phase: 'Pending', qosClass: qosClass(spec) } };
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

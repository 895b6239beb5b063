import type { KubernetesEvent, KubernetesPod } from '../ports/cluster.ts';

/** True while a pod has a node but no address of its own there. */
export function waitsForAddress({ nodeName, ip, hostNetwork, phase, deletedAt }: KubernetesPod): boolean {
  return nodeName !== undefined && ip === undefined && !hostNetwork && phase === 'Pending' && deletedAt === undefined;
}

/** The last words of the kubelets about pods they could not give a network, by the pod's uid. */
export function addressFailures(events: readonly KubernetesEvent[]): ReadonlyMap<string, string> {
  const last = new Map<string, KubernetesEvent>();
  for (const event of events) {
    const before = last.get(event.about.uid);
    if (before === undefined || before.lastSeenAt <= event.lastSeenAt) last.set(event.about.uid, event);
  }
  return new Map([...last].map(([uid, { message }]) => [uid, message]));
}

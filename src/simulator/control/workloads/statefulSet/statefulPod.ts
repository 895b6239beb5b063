import { persistentVolumeClaims, pods } from '../../../kubernetes/kinds.ts';
import type { Pod } from '../../../kubernetes/objects/pod.ts';
import type { StatefulSet } from '../../../kubernetes/objects/workloads.ts';
import { createObject } from '../../../kubernetes/writes/create.ts';
import type { ControlContext } from '../../controlContext.ts';
import { ownerReference } from '../ownerReference.ts';

export const revisionLabel = 'controller-revision-hash';

/** The number at the end of a stateful pod's name; -1 for a name of another form. */
export function ordinalOf(set: StatefulSet, { metadata }: Pod): number {
  const rest = metadata.name.slice(set.metadata.name.length + 1);
  return metadata.name.startsWith(`${set.metadata.name}-`) && /^\d+$/.test(rest) ? Number(rest) : -1;
}

/** The claims of one pod of a set, made from the set's templates and kept when the pod goes. */
export function createClaims({ api, events }: ControlContext, set: StatefulSet, ordinal: number): void {
  const { namespace = '' } = set.metadata;
  for (const template of set.spec.volumeClaimTemplates ?? []) {
    const name = claimName(template.metadata.name, set, ordinal);
    if (api.store.get(persistentVolumeClaims, namespace, name) !== undefined) continue;
    const labels = { ...template.metadata.labels, ...set.spec.selector.matchLabels };
    const { annotations } = template.metadata;
    createObject(api, persistentVolumeClaims, {
      metadata: { name, namespace, labels, ...(annotations === undefined ? {} : { annotations }) },
      spec: template.spec,
    });
    events.record(
      set,
      { component: 'statefulset-controller' },
      {
        type: 'Normal',
        reason: 'SuccessfulCreate',
        message: `create Claim ${name} Pod ${set.metadata.name}-${ordinal} in StatefulSet ${set.metadata.name} success`,
      },
    );
  }
}

/** Makes the pod of that number: its name, its host name and its claims are its own. */
export function createStatefulPod(context: ControlContext, set: StatefulSet, ordinal: number, revision: string): Pod {
  const { template, serviceName, volumeClaimTemplates = [] } = set.spec;
  const { namespace = '' } = set.metadata;
  const name = `${set.metadata.name}-${ordinal}`;
  const { annotations } = template.metadata ?? {};
  const claimed = volumeClaimTemplates.map(({ metadata }) => ({
    name: metadata.name,
    persistentVolumeClaim: { claimName: claimName(metadata.name, set, ordinal) },
  }));
  const others = (template.spec.volumes ?? []).filter((volume) => claimed.every((each) => each.name !== volume.name));
  return createObject(context.api, pods, {
    metadata: {
      name,
      generateName: `${set.metadata.name}-`,
      namespace,
      labels: {
        ...template.metadata?.labels,
        [revisionLabel]: revision,
        'statefulset.kubernetes.io/pod-name': name,
        // Since 1.28.
        ...(context.release.minor >= 28 ? { 'apps.kubernetes.io/pod-index': String(ordinal) } : {}),
      },
      ...(annotations === undefined ? {} : { annotations }),
      ownerReferences: [ownerReference(set)],
    },
    spec: {
      ...template.spec,
      hostname: name,
      ...(serviceName === undefined ? {} : { subdomain: serviceName }),
      ...(claimed.length + others.length === 0 ? {} : { volumes: [...claimed, ...others] }),
    },
  });
}

function claimName(template: string, set: StatefulSet, ordinal: number): string {
  return `${template}-${set.metadata.name}-${ordinal}`;
}

import { pods } from '../../kubernetes/kinds.ts';
import type { KubeObject, Labels } from '../../kubernetes/objects/meta.ts';
import type { Pod, PodSpec, PodTemplate } from '../../kubernetes/objects/pod.ts';
import { createObject } from '../../kubernetes/writes/create.ts';
import type { ControlContext } from '../controlContext.ts';
import { ownerReference } from './ownerReference.ts';

/** Creates a pod of a workload: named after its owner with five letters more, labelled as the template says. */
export function createPod(
  context: ControlContext,
  owner: KubeObject,
  template: PodTemplate,
  more: { readonly labels?: Labels; readonly spec?: Partial<PodSpec> } = {},
): Pod {
  const { annotations, labels } = template.metadata ?? {};
  return createObject(context.api, pods, {
    metadata: {
      name: '',
      generateName: `${owner.metadata.name}-`,
      ...(owner.metadata.namespace === undefined ? {} : { namespace: owner.metadata.namespace }),
      labels: { ...labels, ...more.labels },
      ...(annotations === undefined ? {} : { annotations }),
      ownerReferences: [ownerReference(owner)],
    },
    spec: { ...template.spec, ...more.spec },
  });
}

import { pods } from '../../kubernetes/kinds.ts';
import type { KubeObject, Labels } from '../../kubernetes/objects/meta.ts';
import type { Pod, PodSpec, PodTemplate } from '../../kubernetes/objects/pod.ts';
import { createObject } from '../../kubernetes/writes/create.ts';
import type { ControlContext } from '../controlContext.ts';
import { ownerReference } from './ownerReference.ts';

/** Creates a pod of a workload: named after its owner with five letters more, labelled as the template says. `node` is a daemon's. */
export function createPod(
  context: ControlContext,
  owner: KubeObject,
  template: PodTemplate,
  more: {
    readonly labels?: Labels;
    readonly spec?: Partial<PodSpec>;
    readonly node?: string;
    /** What the name begins with, where that is not the owner's. */
    readonly baseName?: string;
  } = {},
): Pod {
  const ownerName = more.baseName ?? owner.metadata.name;
  const suffix = context.api.recorded.next(
    'pod suffix',
    more.node === undefined ? ownerName : `${ownerName}@${more.node}`,
  );
  const { annotations, labels } = template.metadata ?? {};
  return createObject(context.api, pods, {
    metadata: {
      name: suffix === undefined ? '' : `${ownerName}-${suffix}`,
      generateName: `${ownerName}-`,
      ...(owner.metadata.namespace === undefined ? {} : { namespace: owner.metadata.namespace }),
      labels: { ...labels, ...more.labels },
      ...(annotations === undefined ? {} : { annotations }),
      ownerReferences: [ownerReference(owner)],
    },
    spec: { ...template.spec, ...more.spec },
  });
}

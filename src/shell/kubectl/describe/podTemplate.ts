import type { ObjectMeta } from '../resources/kubernetesObject.ts';
import { describeContainers } from './containers.ts';
import type { Description } from './description.ts';
import type { PodSpec } from './podParts.ts';
import { tolerationTexts } from './tolerations.ts';
import { describeVolumes } from './volumes.ts';

export interface PodTemplate {
  readonly metadata?: ObjectMeta;
  readonly spec?: PodSpec;
}

/** The pods that a controller makes. */
export function describePodTemplate(to: Description, { metadata, spec = {} }: PodTemplate): void {
  to.line(0, 'Pod Template:').labels('  Labels', metadata?.labels);
  if (Object.keys(metadata?.annotations ?? {}).length > 0) to.annotations(metadata?.annotations, '  Annotations');
  if (spec.serviceAccountName !== undefined) to.field('  Service Account', spec.serviceAccountName);
  const context = { space: '  ' };
  if ((spec.initContainers ?? []).length > 0)
    describeContainers(to, 'Init Containers', spec.initContainers ?? [], context);
  describeContainers(to, 'Containers', spec.containers ?? [], context);
  describeVolumes(to, spec.volumes, context.space);
  if (spec.priorityClassName !== undefined) to.field('  Priority Class Name', spec.priorityClassName);
  to.labels('  Node-Selectors', spec.nodeSelector).lines('  Tolerations', tolerationTexts(spec.tolerations));
}

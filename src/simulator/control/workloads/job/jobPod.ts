import type { Job } from '../../../kubernetes/objects/jobs.ts';
import type { Container, Pod } from '../../../kubernetes/objects/pod.ts';
import type { ControlContext } from '../../controlContext.ts';
import { createPod } from '../podFromTemplate.ts';
import { activeOf, indexKey, indexOf } from './jobTally.ts';

/** Makes one more pod of a Job; of an indexed one, for the first number that is neither done nor at work. */
export function createJobPod(context: ControlContext, job: Job, pods: readonly Pod[], done: ReadonlySet<number>): Pod {
  const { template, completionMode, completions = 1 } = job.spec;
  if (completionMode !== 'Indexed') return createPod(context, job, template);
  const busy = new Set(activeOf(pods).map(indexOf));
  let index = 0;
  while (index < completions && (done.has(index) || busy.has(index))) index += 1;
  const env = { name: 'JOB_COMPLETION_INDEX', value: String(index) };
  const numbered = (container: Container): Container => ({ ...container, env: [...(container.env ?? []), env] });
  const mark = { [indexKey]: String(index) };
  const baseName = `${job.metadata.name}-${index}`;
  const pod = {
    ...template,
    metadata: { ...template.metadata, annotations: { ...template.metadata?.annotations, ...mark } },
  };
  return createPod(context, job, pod, {
    baseName,
    // The number is a label since 1.28.
    labels: context.release.minor >= 28 ? mark : {},
    spec: { containers: template.spec.containers.map(numbered), hostname: baseName },
  });
}

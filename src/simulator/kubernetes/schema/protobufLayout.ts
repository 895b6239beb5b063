import type { FieldType, Model } from './model.ts';
import table from './protobuf.json' with { type: 'json' };

/** JSON names to field numbers; a record under a number is a message whose fields JSON has in its parent. */
interface Numbers {
  readonly [name: string]: number | Numbers;
}

/** What a field number stands for. `keepsZero`: whether a zero says something. */
export type Entry =
  | { readonly name: string; readonly type: FieldType; readonly keepsZero: boolean }
  | { readonly inline: ReadonlyMap<number, Entry> };

const numbers = table.numbers as unknown as Readonly<Record<string, Numbers>>;
const layouts = new Map<Model, ReadonlyMap<number, Entry>>();

/**
 * Numbers and flags whose zero says something, because Go keeps them behind a pointer, but for those of a status. All
 * others are written even when nobody has set them, and JSON leaves them out.
 */
const pointers = new Set(
  (
    'activeDeadlineSeconds allocateLoadBalancerNodePorts allowPrivilegeEscalation automountServiceAccountToken ' +
    'averageUtilization backoffLimit backoffLimitPerIndex blockOwnerDeletion completions controller defaultMode ' +
    'deletionGracePeriodSeconds enableServiceLinks expirationSeconds failedJobsHistoryLimit fsGroup ' +
    'gracePeriodSeconds hostUsers immutable leaseDurationSeconds manualSelector maxFailedIndexes minReplicas mode ' +
    'optional orphanDependents parallelism port preemptionPolicy priority privileged progressDeadlineSeconds ready ' +
    'readOnly readOnlyRootFilesystem replicas revisionHistoryLimit runAsGroup runAsNonRoot runAsUser serving ' +
    'setHostnameAsFQDN shareProcessNamespace stabilizationWindowSeconds startingDeadlineSeconds ' +
    'successfulJobsHistoryLimit suspend terminating terminationGracePeriodSeconds timeoutSeconds tolerationSeconds ' +
    'ttlSecondsAfterFinished value'
  ).split(' '),
);

/** The fields of a model by their numbers. */
export function layoutOf(model: Model): ReadonlyMap<number, Entry> {
  let layout = layouts.get(model);
  if (layout === undefined) layouts.set(model, (layout = entriesOf(model, numbers[model.name] ?? {})));
  return layout;
}

function entriesOf(model: Model, source: Numbers): ReadonlyMap<number, Entry> {
  const entries = new Map<number, Entry>();
  for (const [name, value] of Object.entries(source)) {
    if (typeof value === 'object') entries.set(Number(name), { inline: entriesOf(model, value) });
    else {
      const type = model.fields.get(name);
      const keepsZero = pointers.has(name) && !model.name.endsWith('Status');
      if (type !== undefined) entries.set(value, { name, type, keepsZero });
    }
  }
  return entries;
}

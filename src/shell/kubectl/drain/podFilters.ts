/** What `drain` reads of a pod. */
export interface DrainedPod {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly {
      readonly kind: string;
      readonly name: string;
      readonly controller?: boolean;
    }[];
    readonly deletionTimestamp?: string;
  };
  readonly spec: { readonly volumes?: readonly { readonly emptyDir?: object }[] };
  readonly status?: { readonly phase?: string };
}

export interface DrainOptions {
  readonly force: boolean;
  readonly ignoreDaemonSets: boolean;
  readonly deleteEmptyDirData: boolean;
  readonly skipWaitForDeleteMs: number;
}

/** What is to become of a pod: it goes, stays, or stands in the way; `note` says why. */
interface Verdict {
  readonly does: 'go' | 'stay' | 'stop';
  readonly note?: string;
}

const unmanaged = 'Pods that declare no controller';
const localStorage = 'Pods with local storage';
const daemonManaged = 'DaemonSet-managed Pods';

/** The pods of a node that are to go, the warnings about it, and what stands in the way. */
export interface DrainPlan {
  readonly pods: readonly DrainedPod[];
  readonly warnings: string;
  readonly errors: readonly string[];
}

/** Decides for each pod of a node. `hasDaemonSet` says whether the daemon set that a pod names is there. */
export function drainPlan(
  pods: readonly DrainedPod[],
  options: DrainOptions,
  hasDaemonSet: (pod: DrainedPod) => boolean,
  now: Date,
): DrainPlan {
  const verdicts = pods.map((pod) => ({ pod, ...verdictOf(pod, options, hasDaemonSet(pod), now) }));
  const notes = (does: (verdict: Verdict) => boolean) => {
    const noted = verdicts.filter((each) => each.note !== undefined && does(each));
    const byNote = Map.groupBy(noted, ({ note }) => note ?? '');
    return [...byNote]
      .map(
        ([note, group]) =>
          `${note}: ${group.map(({ pod }) => `${pod.metadata.namespace}/${pod.metadata.name}`).join(', ')}`,
      )
      .toSorted();
  };
  return {
    pods: verdicts.filter(({ does }) => does === 'go').map(({ pod }) => pod),
    warnings: notes(({ does }) => does !== 'stop').join('; '),
    errors: notes(({ does }) => does === 'stop').map((text) => `cannot delete ${text}`),
  };
}

function verdictOf(pod: DrainedPod, options: DrainOptions, hasDaemonSet: boolean, now: Date): Verdict {
  const { metadata, spec, status } = pod;
  const isOver = status?.phase === 'Succeeded' || status?.phase === 'Failed';
  const { deletionTimestamp } = metadata;
  const sinceDeletion = deletionTimestamp === undefined ? 0 : now.getTime() - Date.parse(deletionTimestamp);
  if (deletionTimestamp !== undefined && options.skipWaitForDeleteMs > 0 && sinceDeletion > options.skipWaitForDeleteMs)
    return { does: 'stay' };
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (owner?.kind === 'DaemonSet' && !isOver) {
    if (!hasDaemonSet)
      return options.force
        ? { does: 'go', note: `deleting ${unmanaged}` }
        : { does: 'stop', note: `daemonsets.apps "${owner.name}" not found` };
    if (options.ignoreDaemonSets) return { does: 'stay', note: `ignoring ${daemonManaged}` };
    return { does: 'stop', note: `${daemonManaged} (use --ignore-daemonsets to ignore)` };
  }
  if (metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined) return { does: 'stay' };
  if (spec.volumes?.some(({ emptyDir }) => emptyDir !== undefined) === true && !isOver) {
    if (!options.deleteEmptyDirData)
      return { does: 'stop', note: `${localStorage} (use --delete-emptydir-data to override)` };
    if (owner !== undefined) return { does: 'go', note: `deleting ${localStorage}` };
  }
  if (owner !== undefined || isOver) return { does: 'go' };
  if (options.force) return { does: 'go', note: `deleting ${unmanaged}` };
  return { does: 'stop', note: `cannot delete ${unmanaged} (use --force to override)` };
}

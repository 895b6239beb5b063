import { events, nodes, pods } from '../../kubernetes/kinds.ts';
import type { KubeEvent } from '../../kubernetes/objects/event.ts';
import type { NodeInside } from '../shell/nodeInside.ts';

/** One line of the kubelet's log. */
export interface JournalLine {
  /** Wall time, milliseconds since the epoch. */
  readonly at: number;
  readonly level: 'I' | 'W' | 'E';
  /** File and line of its source. */
  readonly caller: string;
  readonly text: string;
}

/** The process id that a node's kubelet has. */
export const kubeletPid = 3127;

/** What the kubelet of a node has logged of what is still known of it, oldest first. */
export function kubeletJournal(node: NodeInside): readonly JournalLine[] {
  const { store } = node.cluster.api;
  const own = store
    .list(events)
    .filter(({ source }) => source?.component === 'kubelet' && source.host === node.name)
    .flatMap(ofEvent);
  const ofPods = node.pods.flatMap(({ metadata, status }) => {
    const name = `["${metadata.namespace}/${metadata.name}"]`;
    const line = (at: string | undefined, what: string): readonly JournalLine[] =>
      at === undefined
        ? []
        : [
            {
              at: Date.parse(at),
              level: 'I',
              caller: 'kubelet.go:2211',
              text: `"SyncLoop ${what}" source="api" pods=${name}`,
            },
          ];
    return [
      ...line(status.startTime ?? metadata.creationTimestamp, 'ADD'),
      ...line(metadata.deletionTimestamp, 'DELETE'),
    ];
  });
  return [...own, ...ofPods].toSorted((a, b) => a.at - b.at);
}

/** Its level of detail leaves out the events that tell of success. */
function ofEvent(event: KubeEvent): readonly JournalLine[] {
  const { type, reason = '', message = '', lastTimestamp, involvedObject } = event;
  const at = Date.parse(lastTimestamp ?? '');
  const pod = `pod="${involvedObject.namespace}/${involvedObject.name}"`;
  if (Number.isNaN(at)) return [];
  if (reason === 'Starting')
    return [{ at, level: 'I', caller: 'kubelet.go:2008', text: '"Starting kubelet main sync loop"' }];
  if (reason === 'NodeReady')
    return [
      {
        at,
        level: 'I',
        caller: 'kubelet_node_status.go:590',
        text: '"Fast updating node status as it just became ready"',
      },
    ];
  if (type !== 'Warning') return [];
  const place = reason === 'FailedCreatePodSandBox' ? 'kuberuntime_sandbox.go:72' : 'pod_workers.go:951';
  const what = reason === 'FailedCreatePodSandBox' ? 'Failed to create sandbox for pod' : 'Error syncing pod, skipping';
  return [{ at, level: 'E', caller: place, text: `"${what}" err=${JSON.stringify(message)} ${pod}` }];
}

/** Calls back whenever there may be more; gives what ends it. */
export function onKubeletActs({ cluster }: NodeInside, run: () => void): () => void {
  const listening = [events, nodes, pods].map((kind) => cluster.api.store.onDidChangeKind(kind)(run));
  return () => {
    for (const each of listening) each.dispose();
  };
}

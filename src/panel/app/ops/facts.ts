import type { NodeState, PodKind, PodRef } from '../../protocol.ts';
import { age, fill } from '../../../webview/app/words.ts';
import { podName, type Strings } from '../words.ts';
import type { OpsBox } from './boxes.ts';

/** A fact about a pod or node: what it is of, and what it says. */
export type Fact = readonly [name: string, value: string];

/** What is known of what one points at: the same facts for the card, for screen readers and for the table. */
export interface Facts {
  readonly title: string;
  readonly facts: readonly Fact[];
}

export function kindWord(kind: PodKind, { ops: words }: Strings): string {
  return words.kinds[kind];
}

/** The pod's status as kubectl has it, with our word for it where that says more. */
export function statusOf({ kind, status }: PodRef, strings: Strings): string {
  const plain = kind === 'running' || status === '';
  return plain ? status : `${status} (${kindWord(kind, strings)})`;
}

export function podFacts(pod: PodRef, { node }: OpsBox, strings: Strings, now: number): Facts {
  const words = strings.ops;
  return {
    title: podName(pod),
    facts: [
      [words.status, statusOf(pod, strings)],
      [words.address, pod.ip ?? words.noAddress],
      [words.node, node?.shortName ?? words.noNode],
      [words.age, age(now - pod.since)],
    ],
  };
}

export function boxFacts(box: OpsBox, strings: Strings): Facts {
  const words = strings.ops;
  const { node } = box;
  if (node === undefined)
    return {
      title: words.waiting,
      facts: [
        [words.pods, String(box.pods.length)],
        [words.node, words.noNode],
      ],
    };
  const facts: Fact[] = [
    [words.pods, fill(words.podsOf, node.usedPods, node.maxPods)],
    [words.status, nodeStatus(node, strings)],
  ];
  if (node.type !== undefined) facts.push([words.type, node.type]);
  if (node.zone !== undefined) facts.push([words.zone, node.zone]);
  return { title: node.shortName, facts };
}

export function nodeStatus({ ready, cordoned, notReadyReason }: NodeState, { ops: words, nodes }: Strings): string {
  const notReady = notReadyReason === undefined ? nodes.notReady : `${nodes.notReady}: ${notReadyReason}`;
  return [ready ? words.ready : notReady, ...(cordoned ? [nodes.cordoned] : [])].join(' · ');
}

/** The facts in one sentence, for screen readers. */
export function spokenFacts({ title, facts }: Facts): string {
  return [title, ...facts.map(([name, value]) => `${name} ${value}`)].join(', ');
}

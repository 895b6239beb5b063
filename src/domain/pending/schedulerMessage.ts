/** What stands in a pod's way on a node, as far as the scheduler's words tell. */
export type ReasonKind = 'too-many-pods' | 'cpu' | 'memory' | 'taint' | 'cordoned' | 'selector' | 'unknown';

export interface SchedulerReason {
  /** Nodes it holds for. One node can have several reasons, so the counts may add up to more than the nodes. */
  readonly count: number;
  readonly kind: ReasonKind;
  /** The scheduler's own words for it. */
  readonly text: string;
}

/** The scheduler's text for a pod that fits nowhere, taken apart. */
export interface SchedulerMessage {
  /** How many nodes it looked at. */
  readonly nodes: number;
  readonly reasons: readonly SchedulerReason[];
  /** What it says of making room by evicting others; nothing before Kubernetes 1.24. */
  readonly preemption: string | undefined;
}

/** The scheduler's words by kind; releases differ in wording ("Insufficient pods" was said before "Too many pods"). */
const wording: readonly (readonly [RegExp, ReasonKind])[] = [
  [/^(Too many|Insufficient) pods$/, 'too-many-pods'],
  [/^Insufficient cpu$/, 'cpu'],
  [/^Insufficient memory$/, 'memory'],
  [/^node\(s\) (were unschedulable|had untolerated taint \{node\.kubernetes\.io\/unschedulable)/, 'cordoned'],
  [/^node\(s\) had (untolerated )?taint/, 'taint'],
  [/^node\(s\) didn't (match (Pod's )?node (selector|affinity)|satisfy plugin\(s\) \[NodeAffinity\])/, 'selector'],
];

/**
 * Reads a FailedScheduling text of any Kubernetes release: with or without the half about preemption (new in 1.24), with
 * the two final dots of 1.26 to 1.28, with the words about resource claims of 1.34. Undefined for text of another shape.
 */
export function parseSchedulerMessage(message: string): SchedulerMessage | undefined {
  const text = message.trim();
  if (text.startsWith('no nodes available to schedule pods')) return { nodes: 0, reasons: [], preemption: undefined };
  const split =
    /^0\/(\d+) nodes are available: ?(.*?)(?:\.? (?:no new claims to deallocate, |still not schedulable, )?preemption: (.*))?$/s.exec(
      text,
    );
  if (split === null) return undefined;
  const nodes = Number(split[1]);
  return {
    nodes,
    // A comma can be part of a reason; the next one begins with its count.
    reasons: withoutFinalDots(split[2] ?? '')
      .split(/, (?=\d+ )/)
      .filter((part) => part !== '')
      .map((part) => parseReason(part, nodes)),
    preemption: split[3] === undefined ? undefined : withoutFinalDots(split[3]),
  };
}

/** A reason without a count (a volume claim that does not exist, say) holds for every node. */
function parseReason(part: string, nodes: number): SchedulerReason {
  const [, count, words] = /^(\d+) (.*)$/s.exec(part) ?? [part, String(nodes), part];
  const text = words ?? part;
  return { count: Number(count), kind: wording.find(([pattern]) => pattern.test(text))?.[1] ?? 'unknown', text };
}

function withoutFinalDots(text: string): string {
  return text.replace(/\.+$/, '');
}

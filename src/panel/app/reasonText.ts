import type { PendingReason } from '../../domain/pending/pendingReason.ts';
import type { SchedulerReason } from '../../domain/pending/schedulerMessage.ts';
import { count, fill, type Strings } from './words.ts';

/** Why pods wait, in words: every reason with how many nodes it holds for. */
export function reasonText(reason: PendingReason, { pending: words }: Strings): string {
  if (reason.kind === 'waiting') return words.waiting;
  if (reason.kind === 'no-nodes') return words.noNodes;
  if (reason.reasons.length === 0) return words.unknown;
  return reason.reasons.map((each) => oneReason(each, reason.nodes, words)).join(' · ');
}

function oneReason({ kind, count: holds, text }: SchedulerReason, nodes: number, words: Strings['pending']): string {
  if (kind === 'too-many-pods' && holds === nodes) return count(words.tooManyAll, nodes);
  const sentences = {
    'too-many-pods': words.tooMany,
    cpu: words.cpu,
    memory: words.memory,
    taint: words.taint,
    cordoned: words.cordoned,
    selector: words.selector,
    unknown: words.other,
  };
  return fill(sentences[kind], holds, nodes, text);
}

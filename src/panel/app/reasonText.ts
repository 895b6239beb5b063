import type { AddressReason } from '../../domain/pending/addressFailure.ts';
import type { NodeReason, PendingReason } from '../../domain/pending/pendingReason.ts';
import type { SchedulerReason } from '../../domain/pending/schedulerMessage.ts';
import { clockTime, count, fill } from '../../webview/app/words.ts';
import type { Strings } from './words.ts';

type Words = Strings['pending'];

/** Why pods wait, in words: every reason with how many nodes it holds for. */
export function reasonText(reason: PendingReason, { pending: words }: Strings): string {
  return reason.waitsFor === 'node' ? nodeText(reason, words) : addressText(reason, words);
}

/** What has changed since the scheduler spoke, and what it looks at besides; empty when there is nothing to add. */
export function sinceText(reason: PendingReason, saidAt: number | undefined, { pending: words }: Strings): string {
  if (reason.waitsFor === 'address' || reason.agreement === undefined || reason.agreement === 'same') return '';
  if (reason.agreement === 'more') return words.more;
  const moved = saidAt === undefined ? words.movedUndated : fill(words.moved, clockTime(saidAt));
  return reason.fitting === 0 ? moved : `${moved} ${count(words.fitting, reason.fitting)}`;
}

function nodeText(reason: NodeReason, words: Words): string {
  if (reason.kind === 'waiting') return words.waiting;
  if (reason.kind === 'no-nodes') return words.noNodes;
  if (reason.reasons.length === 0) return words.unknown;
  return reason.reasons.map((each) => oneReason(each, reason.nodes, words)).join(' · ');
}

function oneReason({ kind, count: holds, text }: SchedulerReason, nodes: number, words: Words): string {
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

function addressText({ kind, cause, nodeName }: AddressReason, words: Words): string {
  const causes = {
    'subnet-full': words.subnetFull,
    'node-full': words.nodeFull,
    'pool-empty': words.poolEmpty,
    refilled: words.refilled,
  };
  if (kind === 'cni-not-ready') return fill(words.cniNotReady, nodeName);
  return fill(cause === undefined ? words.noNetwork : causes[cause], nodeName);
}

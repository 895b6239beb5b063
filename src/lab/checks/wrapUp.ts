import type { Snapshot } from '../../model/snapshot.ts';
import { met, waiting, type ChapterCheck, type Past } from './check.ts';

/** The cure was seen working (a prefix on an ENI), or there was a stack and it is gone. */
export const curedOrGone: ChapterCheck = (snapshot, past) => {
  if (snapshot.connection === undefined) return waiting({ key: 'no-connection' });
  return hasPrefix(snapshot) || isGone(snapshot, past) ? met : waiting({ key: 'not-torn-down' });
};

function hasPrefix({ nodes }: Snapshot): boolean {
  return nodes.some((node) => node.enis.some((eni) => eni.slots.some((slot) => slot.kind === 'prefix')));
}

/** Only a fresh answer that there is no stack counts; not having asked yet looks the same otherwise. */
function isGone({ sources, stack }: Snapshot, past: Past): boolean {
  return past.stackSeen && stack === undefined && sources.stack.kind === 'live';
}

import { cappedMaxPods, supportsPrefixDelegation } from '../../../domain/capacity/maxPods.ts';
import { followsCni } from '../../../domain/capacity/maxPodsDecider.ts';
import type { WhatIfChoice, WhatIfOutcome } from '../../../domain/capacity/whatIf.ts';
import { limitsOf } from '../../../domain/instanceTypes/instanceTypes.ts';
import type { WhatIfState } from '../../protocol/whatIf.ts';
import { fill } from '../../../webview/app/words.ts';
import type { Strings } from '../words.ts';

/** What one should know of a choice beyond its numbers. */
export function notesOf(
  state: WhatIfState,
  choice: WhatIfChoice,
  outcome: WhatIfOutcome | undefined,
  { whatIf: words, capacity }: Strings,
): readonly string[] {
  const { instanceType, cni } = choice;
  const limits = limitsOf(instanceType);
  const notes: string[] = [];
  if (state.ipv6) notes.push(words.ipv6);
  if (state.decider === 'auto-mode' || state.decider === 'fargate') notes.push(words.noteCniUnused);
  if (limits === undefined || outcome === undefined) return [...notes, fill(words.unknownType, instanceType)];
  const { terms, maxPods } = outcome;
  const sameType = instanceType === state.instanceType;
  if (sameType && maxPods !== state.now.maxPods && followsCni(state.decider)) notes.push(words.noteReplace);
  if (cni.prefixDelegation) {
    if (!supportsPrefixDelegation(limits)) notes.push(fill(capacity.noteXen, instanceType));
    else {
      if (!followsCni(state.decider)) notes.push(fill(words.noteByHand, cappedMaxPods(terms)));
      notes.push(words.noteFragment);
    }
  }
  if (cni.customNetworking) notes.push(words.noteCustom);
  if (outcome.withoutAddress > 0 && cni.minimumIpTarget !== undefined && cni.warmIpTarget === undefined)
    notes.push(words.noteMinimum);
  if (limits.networkCards > 1) notes.push(fill(capacity.noteCards, instanceType, limits.networkCards));
  if (asksMemory(state) && outcome.allocatable.memory === undefined) notes.push(fill(words.noteMemory, instanceType));
  return notes;
}

function asksMemory({ pods, onEachNode, deployments }: WhatIfState): boolean {
  const replicas = deployments.map(({ replica }) => replica);
  return [...pods, ...onEachNode, ...replicas].some(({ requests }) => requests.memory > 0);
}

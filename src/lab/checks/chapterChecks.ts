import type { ChapterSlug } from '../chapters.ts';
import { bothKindsOfAddress, enisShown, netshootAcrossNodes, netshootNodesPublic, secondEni } from './addresses.ts';
import { allOf, type ChapterCheck } from './check.ts';
import { allNodesReady, stackComplete } from './deployed.ts';
import { limitFollowsFormula, tooManyPods } from './limit.ts';
import { addOnsRunning, netshootRunning, opsViewReady } from './pods.ts';
import { curedOrGone } from './wrapUp.ts';

/** When each chapter counts as done. */
export const chapterChecks: Readonly<Record<ChapterSlug, ChapterCheck>> = {
  '01-deploy': allOf(stackComplete, allNodesReady),
  '02-verify': allOf(allNodesReady, addOnsRunning),
  '03-vpc-cni': allOf(allNodesReady, enisShown),
  '04-node-network': allOf(allNodesReady, bothKindsOfAddress),
  '05-secondary-addresses': allOf(netshootRunning, secondEni),
  '06-pod-to-pod': allOf(netshootRunning, netshootAcrossNodes),
  '07-pod-to-internet': allOf(netshootRunning, netshootNodesPublic),
  '08-ops-view': opsViewReady,
  '09-pod-limit': limitFollowsFormula,
  '10-limit-test': tooManyPods,
  '11-wrap-up': curedOrGone,
};

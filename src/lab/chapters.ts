/** The chapters of the lab, in order: folder names under `walkthroughs/`. */
export const chapterSlugs = [
  '01-deploy',
  '02-verify',
  '03-vpc-cni',
  '04-node-network',
  '05-secondary-addresses',
  '06-pod-to-pod',
  '07-pod-to-internet',
  '08-ops-view',
  '09-pod-limit',
  '10-limit-test',
  '11-wrap-up',
] as const;

export type ChapterSlug = (typeof chapterSlugs)[number];

import type { Tags } from '../../../world/tags.ts';

/** Tags as EC2 lists them. */
export function tagSet(tags: Tags): object[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

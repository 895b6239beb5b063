import { imagesOf } from './compute/images.ts';
import type { World } from './world.ts';

/** The value of a public Systems Manager parameter (they all name images here), or undefined if there is none of that path. */
export function publicParameter(world: World, path: string): string | undefined {
  return imagesOf(world).find(({ parameter }) => parameter === path)?.id;
}

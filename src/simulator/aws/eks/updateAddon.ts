import type { Eks } from '../../world/eks/eks.ts';
import type { Operation } from '../operation.ts';
import { addonSettings, requiredText } from './input.ts';
import { describedUpdate } from './describedUpdate.ts';

/** Brings an add-on to another version or configuration. */
export function updateAddon(eks: Eks): Operation {
  return ({ input }) => {
    const update = eks.updateAddon(requiredText(input, 'name'), requiredText(input, 'addonName'), addonSettings(input));
    return { update: describedUpdate(update) };
  };
}

import { isDeepStrictEqual } from 'node:util';
import { ToolError } from '../../tool.ts';
import { overwritten, parseLabels } from '../change/keyChanges.ts';
import { metadataCommand } from './metadataCommand.ts';

/** `kubectl label TYPE NAME KEY=VALUE KEY-`. */
export const label = metadataCommand({
  what: 'label',
  field: 'labels',
  parse: parseLabels,
  demandFree(existing, changes) {
    const taken = overwritten(existing, changes);
    if (taken.length === 1) throw new ToolError(`error: ${taken[0]}, and --overwrite is false`);
    if (taken.length > 1) throw new ToolError(taken.map((each) => `${each}, and --overwrite is false`).join('\n'));
  },
  outcome(before, after, { removed, set }, warn) {
    for (const key of removed) if (!Object.hasOwn(before, key)) warn(`label "${key}" not found.\n`);
    if (isDeepStrictEqual(before, after)) return 'not labeled';
    return set.size === 0 ? 'unlabeled' : 'labeled';
  },
});

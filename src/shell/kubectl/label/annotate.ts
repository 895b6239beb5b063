import { ToolError } from '../../tool.ts';
import { overwritten, parseAnnotations } from '../change/keyChanges.ts';
import { metadataCommand } from './metadataCommand.ts';

/** `kubectl annotate TYPE NAME KEY=VALUE KEY-`. */
export const annotate = metadataCommand({
  what: 'annotation',
  field: 'annotations',
  parse: parseAnnotations,
  demandFree(existing, changes) {
    const taken = overwritten(existing, changes);
    if (taken.length > 0)
      throw new ToolError(
        `error: --overwrite is false but found the following declared annotation(s): ${taken.join('; ')}`,
      );
  },
  outcome: () => 'annotated',
});

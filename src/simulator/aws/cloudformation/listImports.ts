import { importersOf } from '../../cloudformation/exports.ts';
import type { Stacks } from '../../cloudformation/stacks.ts';
import { validationError } from '../../cloudformation/template/validationError.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from '../queryInput.ts';
import { pageOf } from './page.ts';

const pageSize = 100;

/** Names of the stacks that import an export; that there is none is a refusal. */
export function listImports(stacks: Stacks): Operation {
  return ({ input }) => {
    const name = requiredText(input, 'ExportName');
    const importers = importersOf(stacks.all(), name);
    if (importers.length === 0) throw validationError(`Export '${name}' is not imported by any stack.`);
    const page = pageOf(importers, (importer) => importer, optionalText(input, 'NextToken'), pageSize);
    return { Imports: page.items, NextToken: page.nextToken };
  };
}

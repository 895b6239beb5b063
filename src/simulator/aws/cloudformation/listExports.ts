import { exportsOf } from '../../cloudformation/exports.ts';
import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { optionalText } from '../queryInput.ts';
import { pageOf } from './page.ts';

const pageSize = 100;

export function listExports(stacks: Stacks): Operation {
  return ({ input }) => {
    const page = pageOf(exportsOf(stacks.all()), ({ name }) => name, optionalText(input, 'NextToken'), pageSize);
    const described = page.items.map(({ stack, name, value }) => ({
      ExportingStackId: stack.id,
      Name: name,
      Value: value,
    }));
    return { Exports: described, NextToken: page.nextToken };
  };
}

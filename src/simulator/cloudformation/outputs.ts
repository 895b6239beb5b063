import type { Stack, StackOutput } from './stack.ts';
import { evaluate } from './template/evaluate.ts';
import type { Scope } from './template/scope.ts';
import { textOf } from './template/value.ts';

/** The outputs of a stack whose resources exist, in the template's order. Throws `AwsFault` if one cannot be worked out. */
export function outputsOf(stack: Stack, scope: Scope): StackOutput[] {
  const included = [...stack.request.template.outputs.values()].filter(
    ({ condition }) => condition === undefined || scope.condition(condition),
  );
  return included.map(({ key, value, description, exportName }) => ({
    key,
    value: textOf(evaluate(value, scope), `Output ${key}`),
    description,
    exportName: exportName === undefined ? undefined : textOf(evaluate(exportName, scope), `the export of ${key}`),
  }));
}

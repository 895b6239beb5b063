import { AwsFault } from '../../world/fault.ts';
import type { Machinery } from '../machinery.ts';
import type { Stack } from '../stack.ts';
import { scopeOf } from '../stackScope.ts';
import { evaluate } from '../template/evaluate.ts';
import { callsIn } from '../template/references.ts';
import { optionalText } from '../template/value.ts';

/** Why a stack fails before any of its resources: it imports what nobody exports. Undefined when all it imports is there. */
export function missingImport(machinery: Machinery, stack: Stack): string | undefined {
  const { template } = stack.request;
  const scope = scopeOf(machinery, stack, new Set());
  const condition = (name: string) => scope.condition(name);
  const isPresent = (each: { readonly condition: string | undefined }) =>
    each.condition === undefined || condition(each.condition);
  const values = [
    ...[...template.resources.values()].filter(isPresent).map(({ properties }) => properties),
    ...[...template.outputs.values()].filter(isPresent).map(({ value }) => value),
  ];
  const imports = values.flatMap((value) => callsIn(value, condition)).filter(({ name }) => name === 'Fn::ImportValue');
  for (const { argument } of imports) {
    const name = nameOf(() => evaluate(argument, scope));
    if (name !== undefined && machinery.exported(name, stack) === undefined) return `No export named ${name} found`;
  }
  return undefined;
}

/** Undefined for a name that is made of what does not exist yet. */
function nameOf(work: () => unknown): string | undefined {
  try {
    return optionalText(work());
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return undefined;
  }
}

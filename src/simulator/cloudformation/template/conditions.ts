import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';
import type { Template } from './template.ts';
import { validationError } from './validationError.ts';

/** Answers for each condition of the template, worked out when first asked for. Conditions see parameters and mappings only. */
export function conditionsOf(
  template: Template,
  parameter: Scope['parameter'],
  mapping: Scope['mapping'],
): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  const asking: string[] = [];
  const scope: Scope = { parameter, mapping, condition: ask, resource: () => undefined, zones: () => [] };

  function ask(name: string): boolean {
    const known = answers.get(name);
    if (known !== undefined) return known;
    if (!template.conditions.has(name))
      throw validationError(`Template format error: Unresolved condition dependency ${name} in the template`);
    if (asking.includes(name))
      throw validationError(`Template error: Found circular condition dependency between ${asking.at(-1)} and ${name}`);
    asking.push(name);
    const answer = evaluate(template.conditions.get(name), scope) === true;
    asking.pop();
    answers.set(name, answer);
    return answer;
  }
  return ask;
}

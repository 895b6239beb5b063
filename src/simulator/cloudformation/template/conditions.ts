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
  const scope = parametersOnly(parameter, mapping, ask);

  function ask(name: string): boolean {
    const known = answers.get(name);
    if (known !== undefined) return known;
    if (!template.conditions.has(name))
      throw validationError(`Template error: unresolved condition dependency ${name} in Fn::If`);
    if (asking.includes(name))
      throw validationError(`Template format error: Circular dependency between conditions: [${asking.join(', ')}]`);
    asking.push(name);
    const answer = String(evaluate(template.conditions.get(name), scope)) === 'true';
    asking.pop();
    answers.set(name, answer);
    return answer;
  }
  return ask;
}

/** What conditions and rules see: no resources, no zones, no other stacks. */
export function parametersOnly(
  parameter: Scope['parameter'],
  mapping: Scope['mapping'],
  condition: Scope['condition'],
): Scope {
  return {
    parameter,
    mapping,
    condition,
    resource: () => undefined,
    zones: () => [],
    exported: () => undefined,
    stored: () => undefined,
  };
}

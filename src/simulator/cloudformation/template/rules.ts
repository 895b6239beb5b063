import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';
import type { Template } from './template.ts';
import { validationError } from './validationError.ts';

function holds(value: unknown, scope: Scope): boolean {
  return String(evaluate(value, scope)) === 'true';
}

/** Refuses parameters that break a rule of the template. */
export function checkRules(template: Template, scope: Scope): void {
  for (const { name, condition, assertions } of template.rules.values()) {
    if (condition !== undefined && !holds(condition, scope)) continue;
    const broken = assertions.find(({ assert }) => !holds(assert, scope));
    if (broken !== undefined)
      throw validationError(
        `Template constraint validation failed for rule ${name}: ${broken.description ?? 'an assertion does not hold'}`,
      );
  }
}

import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { callOf, isRecord, type TemplateRecord } from './value.ts';

/** A name that a function gives, as text. */
function named(name: unknown, scope: Scope): unknown {
  return callOf(name) === undefined ? name : evaluate(name, scope);
}

function settle(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => settle(item, scope));
  if (!isRecord(value)) return value;
  const call = callOf(value);
  if (call?.name === 'Ref') return { Ref: named(call.argument, scope) };
  if (call?.name === 'Fn::GetAtt' && Array.isArray(call.argument))
    return { 'Fn::GetAtt': call.argument.map((part) => named(part, scope)) };
  return settleNames(value, scope);
}

/**
 * A template with the language extensions may work out the names it refers to. They are settled before anything else, as
 * what depends on what follows from them.
 */
export function settleNames(template: TemplateRecord, scope: Scope): TemplateRecord {
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, settle(value, scope)]));
}

import { goType, goValue } from '../output/goFormat.ts';
import { goJson } from '../output/goJson.ts';
import { JsonPathError } from './jsonPathError.ts';
import type { Operand, Step } from './parse.ts';

export interface Walk {
  readonly root: unknown;
  /** Whether a missing field is an error, or only nothing. */
  readonly strict: boolean;
}

/** The values that a path leads to. */
export function walk(steps: readonly Step[], current: unknown, how: Walk): readonly unknown[] {
  let values: readonly unknown[] = [current];
  for (const step of steps) values = values.flatMap((value) => take(step, value, how));
  return values;
}

function take(step: Step, value: unknown, how: Walk): readonly unknown[] {
  switch (step.kind) {
    case 'root':
      return [how.root];
    case 'current':
      return [value];
    case 'literal':
      return [step.value];
    case 'unknown':
      throw new JsonPathError(`unrecognized identifier ${step.name}`);
    case 'field':
      return fieldOf(value, step.name, how);
    case 'unmatchedEnd':
      throw new JsonPathError('not in range, nothing to end');
    case 'wildcard':
      return childrenOf(value);
    case 'descend':
      return descend(value);
    case 'slice':
      return sliceOf(value, step);
    case 'union':
      return step.paths.flatMap((path) => walk(path, value, how));
    case 'filter':
      return itemsOf(value).filter((item) => passes(step, item, how));
  }
}

/** The fields of a map in order of their names, as Go goes over maps for printing; the items of a list. */
function childrenOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]: [string, unknown]) => each);
}

function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null)
    throw new JsonPathError(`${goType(value)} is not array or slice and cannot be filtered`);
  return childrenOf(value);
}

function fieldOf(value: unknown, name: string, { strict }: Walk): readonly unknown[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name))
    return [(value as Record<string, unknown>)[name]];
  if (strict) throw new JsonPathError(`${name} is not found`);
  return [];
}

/** The value and all that is in it. */
function descend(value: unknown): readonly unknown[] {
  return [value, ...childrenOf(value).flatMap((child) => (typeof child === 'object' ? descend(child) : []))];
}

function sliceOf(value: unknown, slice: Extract<Step, { kind: 'slice' }>): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new JsonPathError(`${goType(value)} is not array or slice`);
  const { length } = value;
  const whole = (index: number) => (index < 0 ? index + length : index);
  if (slice.single) {
    const at = whole(slice.from ?? 0);
    if (at < 0 || at >= length)
      throw new JsonPathError(`array index out of bounds: index ${slice.from ?? 0}, length ${length}`);
    return [value[at]];
  }
  const from = Math.max(0, whole(slice.from ?? 0));
  const to = Math.min(length, whole(slice.to ?? length));
  const step = slice.step ?? 1;
  if (step <= 0) throw new JsonPathError('step must be > 0');
  return value.slice(from, Math.max(from, to)).filter((_, at) => at % step === 0);
}

function passes({ left, operator, right }: Extract<Step, { kind: 'filter' }>, item: unknown, { root }: Walk): boolean {
  // What an item lacks does not equal anything; it is no error.
  const lenient = { root, strict: false };
  const [one] = operandValues(left, item, lenient);
  if (operator === 'exists') return one !== undefined;
  const [other] = operandValues(right ?? [], item, lenient);
  if (one === undefined || other === undefined) return false;
  return compared(one, other, operator);
}

function operandValues(operand: Operand, item: unknown, how: Walk): readonly unknown[] {
  return walk(operand, item, how);
}

function compared(one: unknown, other: unknown, operator: string): boolean {
  const [a, b] = typeof one === typeof other ? [one, other] : [shown(one), shown(other)];
  const order = (a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0;
  switch (operator) {
    case '==':
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0;
  }
}

/** A value as a template prints it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? goJson(value) : goValue(value);
}

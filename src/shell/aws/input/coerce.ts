import type { Shape } from '../shape.ts';
import type { Shorthand } from './parseShorthand.ts';
import { integer, isComplex } from './scalars.ts';

/** Gives texts of a shorthand value the types of their shapes: numbers, booleans, and lists of one. */
export function coerce(value: Shorthand, shape: Shape): unknown {
  if (shape.kind === 'list') {
    const elements = typeof value === 'string' || !Array.isArray(value) ? [value] : (value as readonly Shorthand[]);
    return elements.map((element) => coerce(element, shape.element));
  }
  if (shape.kind === 'structure' || shape.kind === 'map') {
    if (typeof value === 'string' || Array.isArray(value)) return value;
    const entries = Object.entries(value as Readonly<Record<string, Shorthand>>);
    return Object.fromEntries(
      entries.map(([key, each]) => {
        const member = shape.kind === 'map' ? shape.value : shape.members.get(key);
        return [key, member === undefined ? each : coerce(each, member)];
      }),
    );
  }
  if (typeof value !== 'string' || isComplex(shape)) return value;
  if (shape.kind === 'number') return integer(value);
  if (shape.kind === 'boolean') return { true: true, false: false }[value.toLowerCase()] ?? value;
  return value;
}

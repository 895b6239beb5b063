import type { Shape } from '../shape.ts';
import { CommandError } from '../usage.ts';

/** Whether a value of the shape can be written in shorthand: a structure, a map, or a list of such. */
export function isComplex(shape: Shape): boolean {
  return (
    shape.kind === 'structure' ||
    shape.kind === 'map' ||
    (shape.kind === 'list' && ['structure', 'map', 'list'].includes(shape.element.kind))
  );
}

/** A number of the command line. The CLI's own error, when it is none, is that of Python. */
export function integer(text: string): number {
  if (!/^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(text))
    throw new CommandError(`invalid literal for int() with base 10: '${text}'`);
  return Number(text);
}

import { ToolError } from '../../tool.ts';

/** A path as custom columns and `--sort-by` take it: `x`, `.x`, `{x}` and `{.x}` are all `{.x}`. */
export function relaxedPath(text: string): string {
  if (text === '') return text;
  const inside = /^\{?\.?([^{}]+)\}?$/.exec(text)?.[1] ?? /^\{?\.?((?:[^{}]|\{[^{}]*\})+?)\}?$/.exec(text)?.[1];
  if (inside === undefined)
    throw new ToolError(
      `error: unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'`,
    );
  return `{.${inside}}`;
}

import { JsonPathError } from './jsonPathError.ts';
import { parsePath } from './parsePath.ts';

/** One piece of a template: text as it is, or what stands between braces. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'path'; readonly steps: readonly Step[] }
  | { readonly kind: 'range'; readonly over: readonly Step[]; readonly body: readonly TemplateNode[] };

/** A step from values to values. */
export type Step =
  | { readonly kind: 'root' | 'current' | 'wildcard' | 'descend' | 'unmatchedEnd' }
  /** A word that is no path; only an error once it is come to. */
  | { readonly kind: 'field' | 'unknown'; readonly name: string }
  /** Negative numbers count from the end; a single index is `from` to `from + 1` and must be there. */
  | {
      readonly kind: 'slice';
      readonly from: number | undefined;
      readonly to: number | undefined;
      readonly step: number | undefined;
      readonly single: boolean;
    }
  | { readonly kind: 'union'; readonly paths: readonly (readonly Step[])[] }
  | { readonly kind: 'filter'; readonly left: Operand; readonly operator: string; readonly right: Operand | undefined }
  | { readonly kind: 'literal'; readonly value: string | number | boolean };

/** A side of a comparison: a path from the value at hand, or a literal. */
export type Operand = readonly Step[];

/** Reads a template in kubectl's dialect of JSONPath: `{.items[*].metadata.name}{"\n"}`. */
export function parseTemplate(template: string): readonly TemplateNode[] {
  const open: { readonly over: readonly Step[]; readonly body: TemplateNode[] }[] = [];
  const top: TemplateNode[] = [];
  const add = (node: TemplateNode) => (open.at(-1)?.body ?? top).push(node);
  for (let at = 0; at < template.length;) {
    const brace = template.indexOf('{', at);
    if (brace !== at) add({ kind: 'text', text: template.slice(at, brace < 0 ? undefined : brace) });
    if (brace < 0) break;
    const end = closing(template, brace);
    const inside = template.slice(brace + 1, end).trim();
    at = end + 1;
    if (/^range(?:\s|$)/.test(inside)) {
      open.push({ over: parsePath(inside.slice('range'.length).trim()), body: [] });
    } else if (inside === 'end') {
      const range = open.pop();
      add(range === undefined ? { kind: 'path', steps: [{ kind: 'unmatchedEnd' }] } : { kind: 'range', ...range });
    } else {
      add({ kind: 'path', steps: parsePath(inside) });
    }
  }
  const unfinished = open.pop();
  if (unfinished !== undefined) {
    // Without an end kubectl goes over the rest for every value, and once more for none of them.
    add({ kind: 'range', ...unfinished });
    unfinished.body.forEach(add);
  }
  return top;
}

/** Where the brace closes that opens at `from`; braces in quotes do not count. */
function closing(template: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < template.length; at += 1) {
    const sign = template.charAt(at);
    if (quote === '' && sign === '}') return at;
    if (quote !== '' && sign === '\\') at += 1;
    else if (sign === quote) quote = '';
    else if (quote === '' && (sign === '"' || sign === "'")) quote = sign;
  }
  throw new JsonPathError('unclosed action');
}

import { ToolError } from '../../tool.ts';
import { isMap, type Value, type Values } from './chart.ts';
import { mergeValues } from './mergeValues.ts';

/**
 * Reads what follows `--set`: `a.b=1,c=x`, lists as `{a,b}`; a backslash takes the meaning from `,`, `.` and `=`. Numbers,
 * true, false and null are such unless `asText` is asked for, as with `--set-string`.
 */
export function parseSetValues(text: string, asText: boolean): Values {
  let values: Values = {};
  for (const part of splitUnescaped(text, ',')) {
    if (part === '') continue;
    const [key = '', ...rest] = splitUnescaped(part, '=');
    if (rest.length === 0)
      throw new ToolError(`Error: INSTALLATION FAILED: failed parsing --set data: key "${key}" has no value`);
    const path = splitUnescaped(key, '.').map(unescaped);
    values = mergeKeepingNull(values, nested(path, valueOf(rest.join('='), asText)));
  }
  return values;
}

function nested(path: readonly string[], value: Value): Values {
  const [key = '', ...rest] = path;
  return { [key]: rest.length === 0 ? value : nested(rest, value) };
}

/** A null of the learner's has to reach the chart's own values, to remove one there. */
function mergeKeepingNull(under: Values, over: Values): Values {
  const nulls = Object.entries(over).filter(([, value]) => value === null);
  const both = Object.entries(over).map(([key, value]): [string, Value] => {
    const below = under[key];
    return [key, isMap(value) && isMap(below) ? mergeKeepingNull(below, value) : value];
  });
  return { ...mergeValues(under, Object.fromEntries(both)), ...Object.fromEntries(nulls) };
}

function valueOf(text: string, asText: boolean): Value {
  if (text.startsWith('{') && text.endsWith('}'))
    return splitUnescaped(text.slice(1, -1), ',').map((item) => valueOf(item, asText));
  const plain = unescaped(text);
  if (asText) return plain;
  if (plain === 'true' || plain === 'false') return plain === 'true';
  if (plain === 'null') return null;
  return /^(?:0|-?[1-9]\d*)$/.test(plain) ? Number(plain) : plain;
}

/** Parts between separators that no backslash precedes and no braces enclose. Backslashes stay. */
function splitUnescaped(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    if (letter === separator && depth === 0) parts.push('');
    else if (letter === '\\') parts.push(`${parts.pop()}${letter}${text.charAt((at += 1))}`);
    else parts.push(`${parts.pop()}${letter}`);
  }
  return parts;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1');
}

import { sortedKeys } from './sortedKeys.ts';

/** A value as sigs.k8s.io/yaml writes it: keys in order, lists not indented, long plain text not folded. */
export function goYaml(value: unknown): string {
  const sorted = sortedKeys(value);
  return isBlock(sorted) ? block(sorted, '') : `${scalar(sorted, '')}\n`;
}

type Block = readonly unknown[] | Readonly<Record<string, unknown>>;

/** Whether a value stands on lines of its own. */
function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function block(value: Block, indent: string): string {
  if (Array.isArray(value)) return value.map((item: unknown) => `${indent}- ${item_(item, `${indent}  `)}`).join('');
  return Object.entries(value)
    .map(([key, each]) => `${indent}${scalar(key, indent)}:${valueOf(each, indent)}`)
    .join('');
}

/** What stands after `- `: the first line of a mapping or list goes on there. */
function item_(item: unknown, indent: string): string {
  return isBlock(item) ? block(item, indent).slice(indent.length) : `${scalar(item, indent)}\n`;
}

function valueOf(value: unknown, indent: string): string {
  if (!isBlock(value)) return ` ${scalar(value, `${indent}  `)}\n`;
  return `\n${block(value, Array.isArray(value) ? indent : `${indent}  `)}`;
}

function scalar(value: unknown, indent: string): string {
  if (typeof value === 'string') return text(value, indent);
  if (Array.isArray(value)) return '[]';
  return typeof value === 'object' && value !== null ? '{}' : String(value);
}

/** Words and numbers that YAML would take for something else than text. */
const otherwise =
  /^(?:|~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?(?:\.?\d[\d_]*\.?[\d_]*(?:e[-+]?\d+)?|0x[\da-f_]+|0b[01_]+|0o?[0-7_]+|\.inf)|\.nan|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?|\d{4}-\d\d?-\d\d?(?:(?:t|\s+)\d\d?:\d\d?:\d\d?(?:\.\d*)?\s*(?:z|[-+]\d\d?(?::?\d\d)?)?)?)$/i;

function text(value: string, indent: string): string {
  if (otherwise.test(value)) return `"${value}"`;
  if (needsEscapes(value)) return doubleQuoted(value);
  if (value.includes('\n')) return literal(value, indent);
  return isPlain(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

/** Text of several lines. A space at its start needs a mark of how far it is indented. */
function literal(value: string, indent: string): string {
  const body = value.replace(/\n+$/, '');
  const breaks = value.length - body.length;
  const chomp = breaks === 0 ? '-' : breaks > 1 || body === '' ? '+' : '';
  const hint = /^[ \n]/.test(value) ? '2' : '';
  const lines = (breaks > 1 ? value.slice(0, -1) : body).split('\n').map((line) => (line === '' ? '' : indent + line));
  return `|${hint}${chomp}\n${lines.join('\n')}`;
}

/** Signs that can only stand between double quotes, and spaces that other forms would lose. */
function needsEscapes(value: string): boolean {
  return (
    /[\p{Cc}\uFEFF\uFFFE\uFFFF]/u.test(value.replaceAll(/[\t\n]/g, '')) || / \n/.test(value) || /^\t|\t$/.test(value)
  );
}

function isPlain(value: string): boolean {
  if (/^[ ]|[ ]$/.test(value)) return false;
  if (/^[,[\]{}#&*!|>'"%@`]/.test(value) || /^[-?:](?: |$)/.test(value)) return false;
  return !/: |:$| #/.test(value) && !/^(?:---|\.\.\.)/.test(value);
}

function doubleQuoted(value: string): string {
  const named: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\t': String.raw`\t`, '\r': String.raw`\r` };
  const escaped = value.replaceAll(/["\\]|[\p{Cc}\uFEFF]/gu, (sign) => {
    if (sign === '"' || sign === '\\') return `\\${sign}`;
    return named[sign] ?? `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`;
  });
  return `"${escaped}"`;
}

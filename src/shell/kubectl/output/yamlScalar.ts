/** Lines are broken at the first single space beyond this column (libyaml's best width). */
const bestWidth = 80;

/**
 * A value without parts as Go's YAML library writes it: plain where that is unambiguous, in single quotes where a sign
 * stands in the way, in double quotes where YAML would take it for something else than text or has to escape a sign, and
 * literally if it has several lines. It begins at `column`; further lines start with `indent`.
 */
export function yamlScalar(value: unknown, indent: string, column: number): string {
  if (typeof value === 'string') return text(value, indent, column);
  if (Array.isArray(value)) return '[]';
  return typeof value === 'object' && value !== null ? '{}' : String(value);
}

/** Words and numbers that YAML 1.1 would take for something else than text. */
const otherwise = new RegExp(
  [
    '|~|null|true|false|yes|no|on|off|y|n',
    String.raw`[-+]?(?:\.?\d[\d_]*\.?[\d_]*(?:e[-+]?\d+)?|0x[\da-f_]+|0b[01_]+|0o?[0-7_]+|\.inf)|\.nan`,
    String.raw`[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?`,
    String.raw`\d{4}-\d\d?-\d\d?(?:(?:t|\s+)\d\d?:\d\d?:\d\d?(?:\.\d*)?\s*(?:z|[-+]\d\d?(?::?\d\d)?)?)?`,
  ]
    .map((part, at) => (at === 0 ? `^(?:${part}` : part))
    .join('|')
    .concat(')$'),
  'i',
);

function text(value: string, indent: string, column: number): string {
  if (otherwise.test(value)) return `"${value}"`;
  if (needsEscapes(value)) return folded(`"${escaped(value)}"`, indent, column, '"');
  if (value.includes('\n')) return literal(value, indent);
  if (isPlain(value)) return folded(value, indent, column, '');
  return folded(`'${value.replaceAll("'", "''")}'`, indent, column, "'");
}

/** Signs that can only stand between double quotes, and spaces that other forms would lose. */
function needsEscapes(value: string): boolean {
  return /[\p{Cc}\u{FEFF}\u{FFFE}\u{FFFF}\u{10000}-\u{10FFFF}]/u.test(value.replaceAll('\n', '')) || / \n/.test(value);
}

function isPlain(value: string): boolean {
  if (/^[\s,[\]{}#&*!|>'"%@`]|\s$/.test(value) || /^[-?:](?: |$)/.test(value)) return false;
  return !/: |:$| #|^---|^\.\.\.|[\u2028\u2029]/.test(value);
}

/** Text of several lines. A space or an empty line at its start needs a mark of how far it is indented. */
function literal(value: string, indent: string): string {
  const body = value.replace(/\n+$/, '');
  const breaks = value.length - body.length;
  const chomp = breaks === 0 ? '-' : breaks > 1 || body === '' ? '+' : '';
  const lines = (breaks > 1 ? value.slice(0, -1) : body).split('\n').map((line) => (line === '' ? '' : indent + line));
  return `|${/^[ \n]/.test(value) ? '2' : ''}${chomp}\n${lines.join('\n')}`;
}

const named: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '\u0000': '0',
  '\u0007': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\u001b': 'e',
};

function escaped(value: string): string {
  return value.replaceAll(/["\\\p{Cc}\u{FEFF}\u{FFFE}\u{FFFF}\u{10000}-\u{10FFFF}]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const hex = (digits: number) => code.toString(16).toUpperCase().padStart(digits, '0');
    if (named[sign] !== undefined) return `\\${named[sign]}`;
    return code > 0xff_ff ? `\\U${hex(8)}` : code > 0xff ? `\\u${hex(4)}` : `\\x${hex(2)}`;
  });
}

/** Breaks text at spaces beyond the best width. Between double quotes a space after the break needs a backslash. */
function folded(written: string, indent: string, column: number, quote: '' | "'" | '"'): string {
  if (column + written.length <= bestWidth) return written;
  const [first, last] = quote === '' ? [0, written.length - 1] : [2, written.length - 2];
  let out = '';
  let at = column;
  for (let place = 0; place < written.length; place += 1) {
    const sign = written.charAt(place);
    const isSingle = sign === ' ' && written.charAt(place - 1) !== ' ';
    const more = written.charAt(place + 1) === ' ';
    if (isSingle && at > bestWidth && place >= first && place < last && (quote === '"' || !more)) {
      out += `\n${indent}${more ? '\\' : ''}`;
      at = indent.length + (more ? 1 : 0);
    } else {
      out += sign;
      at += 1;
    }
  }
  return out;
}

const colors = { key: 31, text: 33, number: 36, flag: 35, comment: 90 } as const;

type Part = keyof typeof colors;

/** A line of YAML with terminal colors: keys, texts, numbers, true and false and null, comments. */
export function highlightYaml(line: string): string {
  const [, indent = '', rest = ''] = /^(\s*(?:- +)*)(.*)$/.exec(line) ?? [];
  if (rest.startsWith('#')) return indent + painted('comment', rest);
  const entry = /^((?:"[^"]*"|'[^']*'|[^\s"'#{[][^:#]*)):(?=\s|$)(\s*)(.*)$/.exec(rest);
  if (entry === null) return rest === '' || rest === '-' ? line : indent + value(rest);
  const [, key = '', space = '', after = ''] = entry;
  return `${indent}${painted('key', key)}:${space}${value(after)}`;
}

function value(text: string): string {
  if (text === '' || /^(?:---|[|>&*!])/.test(text)) return text;
  const [, plain = '', comment = ''] = /^(.*?)(\s+#.*)?$/.exec(text) ?? [];
  if (/^(?:true|false|null|~)$/.test(plain)) return painted('flag', plain) + painted('comment', comment);
  const part = /^-?\d+(?:\.\d+)?$/.test(plain) ? 'number' : 'text';
  return painted(part, plain) + painted('comment', comment);
}

function painted(part: Part, text: string): string {
  return text === '' ? '' : `\u001b[${colors[part]}m${text}\u001b[0m`;
}

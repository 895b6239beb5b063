/** The text as a shell would have to be given it: bare if it can be, else in single quotes. */
export function quoteAlways(text: string): string {
  // Control characters need the $'…' form.
  // oxlint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f]/.test(text)) return `$'${text.replace(/[\\'\x00-\x1f\x7f]/g, controlEscape)}'`;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

export function quoteIfNeeded(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : quoteAlways(text);
}

const named: Readonly<Record<string, string>> = {
  '\n': 'n',
  '\t': 't',
  '\r': 'r',
  '\u001B': 'E',
  '\u0007': 'a',
  '\b': 'b',
};

function controlEscape(character: string): string {
  if (character === '\\' || character === "'") return `\\${character}`;
  const name = named[character];
  return name === undefined ? `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}` : `\\${name}`;
}

/** Text as `declare -p` shows it. */
export function doubleQuoted(text: string): string {
  return `"${text.replace(/["$`\\]/g, String.raw`\$&`)}"`;
}

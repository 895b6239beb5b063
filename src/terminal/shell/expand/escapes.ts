const simple: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001B',
  E: '\u001B',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

/**
 * Backslash escapes as `echo -e` and `printf` read them. `\c` ends the text: `ended` is then true.
 * `leadingZero`: octal numbers are written `\0nnn`.
 */
export function unescape(
  text: string,
  { leadingZero = false } = {},
): { readonly text: string; readonly ended: boolean } {
  const octal = leadingZero ? String.raw`0[0-7]{0,3}` : String.raw`[0-7]{1,3}`;
  const escape = new RegExp(
    String.raw`\\(?:(x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8})|(${octal})|(c)|(.))`,
    'gs',
  );
  let result = '';
  let from = 0;
  for (const found of text.matchAll(escape)) {
    const [whole, hex, digits, end, other = ''] = found;
    result += text.slice(from, found.index);
    from = found.index + whole.length;
    if (end !== undefined) return { text: result, ended: true };
    if (hex !== undefined) result += String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex.slice(1), 16)));
    else if (digits !== undefined) result += String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
    else result += simple[other] ?? whole;
  }
  return { text: result + text.slice(from), ended: false };
}

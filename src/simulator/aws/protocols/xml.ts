const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot carry in any form. */
// eslint-disable-next-line no-control-regex
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function text(value: unknown): string {
  const raw = value instanceof Date ? value.toISOString() : String(value);
  return raw.replace(impossible, '\ufffd').replace(/[&<>"]/g, (char) => entities[char] ?? char);
}

/**
 * Writes a value as an element: objects by their members, lists by an element called `item` each, dates as ISO 8601 with
 * milliseconds. Members that are undefined are left out.
 */
export function element(name: string, value: unknown, item: 'item' | 'member'): string {
  if (value === undefined || value === null) return '';
  const content = Array.isArray(value)
    ? value.map((each) => element(item, each, item)).join('')
    : typeof value === 'object' && !(value instanceof Date)
      ? members(value, item)
      : text(value);
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

/** Writes the members of an object, one after the other. */
export function members(value: object, item: 'item' | 'member'): string {
  return Object.entries(value)
    .map(([name, member]) => element(name, member, item))
    .join('');
}

export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot carry in any form. */
// eslint-disable-next-line no-control-regex
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Characters that cannot stand as they are. One look tells that most texts have none of them. */
// eslint-disable-next-line no-control-regex
const special = /[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** The tags of an element: they are written so often that making them anew is most of the work. */
interface TagPair {
  readonly open: string;
  readonly close: string;
  readonly empty: string;
}

const known = new Map<string, TagPair>();
/** More names than all operations have. */
const knownLimit = 4_000;

function tagsOf(name: string): TagPair {
  const found = known.get(name);
  if (found !== undefined) return found;
  const pair = { open: `<${name}>`, close: `</${name}>`, empty: `<${name}/>` };
  if (known.size < knownLimit) known.set(name, pair);
  return pair;
}

function escaped(raw: string): string {
  if (!special.test(raw)) return raw;
  return raw.replace(impossible, '\ufffd').replace(/[&<>"]/g, (char) => entities[char] ?? char);
}

function content(value: object, item: 'item' | 'member'): string {
  if (value instanceof Date) return value.toISOString();
  if (!Array.isArray(value)) return members(value, item);
  let text = '';
  for (const each of value) text += element(item, each, item);
  return text;
}

/**
 * Writes a value as an element: objects by their members, lists by an element called `item` each, dates as ISO 8601 with
 * milliseconds. Members that are undefined are left out.
 */
export function element(name: string, value: unknown, item: 'item' | 'member'): string {
  if (value === undefined || value === null) return '';
  const { open, close, empty } = tagsOf(name);
  const text =
    typeof value === 'object'
      ? content(value, item)
      : typeof value === 'string'
        ? escaped(value)
        : `${value as number | boolean}`;
  return text === '' ? empty : open + text + close;
}

/** Writes the members of an object, one after the other. */
export function members(value: object, item: 'item' | 'member'): string {
  let text = '';
  for (const name of Object.keys(value)) text += element(name, value[name as keyof typeof value], item);
  return text;
}

export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The words after a fence: its language, and what stands in braces behind it. */
export interface FenceInfo {
  /** In lower case; empty when there is none. */
  readonly language: string;
  /** Name → value, in order; a name alone has the value `true`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What could not be read as a language or an attribute. */
  readonly rest: string;
}

/** Reads an info string such as `bash {role=watch endless}`. Never throws: what it cannot read is in `rest`. */
export function parseInfo(info: string): FenceInfo {
  const [, language = '', braces, rest = ''] = /^([^\s{]*)\s*(?:\{([^{}]*)\})?\s*(.*)$/s.exec(info) ?? [];
  const attributes = new Map<string, string>();
  const unread: string[] = [];
  for (const word of (braces ?? '').split(/\s+/).filter((each) => each !== '')) {
    const [, name, value] = /^([a-z]+)(?:=([\w|,./-]+))?$/i.exec(word) ?? [];
    if (name === undefined) unread.push(word);
    else attributes.set(name, value ?? 'true');
  }
  if (rest !== '') unread.push(rest);
  return { language: language.toLowerCase(), attributes, rest: unread.join(' ') };
}

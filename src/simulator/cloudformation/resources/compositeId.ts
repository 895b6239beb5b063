/** A physical id of two parts, which CloudFormation writes with a bar between them. */
export function joinedId(first: string, second: string): string {
  return `${first}|${second}`;
}

/** The two parts of such an id. */
export function partsOf(id: string): readonly [string, string] {
  const bar = id.indexOf('|');
  return [id.slice(0, bar), id.slice(bar + 1)];
}

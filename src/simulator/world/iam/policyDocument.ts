export type Statement = Readonly<Record<string, unknown>>;

/** The statements of a policy, whose document may be an object or still text. */
export function statementsOf(policy: unknown): Statement[] {
  const document: unknown = typeof policy === 'string' ? (JSON.parse(policy) as unknown) : policy;
  const statement = isRecord(document) ? document['Statement'] : undefined;
  return [statement].flat().filter(isRecord);
}

/** A pattern in which `*` and `?` stand for anything. */
export function like(wanted: string, flags = 's'): RegExp {
  const source = wanted
    .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, flags);
}

/** A member that may be one text or a list of them. */
export function texts(value: unknown): string[] {
  return [value].flat().filter((each) => typeof each === 'string');
}

export function isRecord(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

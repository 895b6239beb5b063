/** A value as Go's `%v` prints it: `map[a:b c:d]`, `[a b]`. */
export function goValue(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  return `map[${inOrder(value)
    .map(([key, each]) => `${key}:${goValue(each)}`)
    .join(' ')}]`;
}

/** A value as Go's `%#v` prints it: `map[string]interface {}{"a":"b"}`. */
export function goSyntax(value: unknown): string {
  if (value === null || value === undefined) return 'interface {}(nil)';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object') return goValue(value);
  const inside = Array.isArray(value)
    ? value.map(goSyntax)
    : inOrder(value).map(([key, each]) => `${JSON.stringify(key)}:${goSyntax(each)}`);
  return `${goType(value)}{${inside.join(', ')}}`;
}

/** The name of the type that Go has for a value of JSON. */
export function goType(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  return typeof value === 'string' ? 'string' : 'map[string]interface {}';
}

function inOrder(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

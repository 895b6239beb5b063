import { ToolError } from '../../tool.ts';

/** Keys with new values, and keys to take away. */
export interface KeyChanges {
  readonly set: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
}

/** Divides the words of `label` and `annotate` into those that name objects and the changes after them. */
export function divideWords(
  words: readonly string[],
  what: string,
): { readonly objects: readonly string[]; readonly changes: readonly string[] } {
  const isChange = (word: string) => /^[^=].*=/s.test(word) || /.-$/s.test(word);
  const first = words.findIndex(isChange);
  if (first < 0) return { objects: words, changes: [] };
  const changes = words.slice(first);
  const stray = changes.find((word) => !isChange(word));
  if (stray !== undefined)
    throw new ToolError(`error: all resources must be specified before ${what} changes: ${stray}`);
  return { objects: words.slice(0, first), changes };
}

/** `key=value` and `key-` of labels; the values must be such that labels can have. */
export function parseLabels(changes: readonly string[]): KeyChanges {
  const parsed = parse(changes);
  for (const change of changes) {
    if (change.split('=').length > 2) throw new ToolError(`error: invalid label spec: ${change}`);
    const value = change.includes('=') ? change.slice(change.indexOf('=') + 1) : '';
    const wrongs = labelValueFaults(value);
    if (wrongs.length > 0) throw new ToolError(`error: invalid label value: "${change}": ${wrongs.join(';')}`);
  }
  return withoutContradiction(parsed, 'a label');
}

/** `key=value` and `key-` of annotations. */
export function parseAnnotations(changes: readonly string[]): KeyChanges {
  return withoutContradiction(parse(changes), 'an annotation');
}

function parse(changes: readonly string[]): KeyChanges {
  const set = new Map<string, string>();
  const removed: string[] = [];
  for (const change of changes) {
    const at = change.indexOf('=');
    if (at > 0) set.set(change.slice(0, at), change.slice(at + 1));
    else removed.push(change.slice(0, -1));
  }
  return { set, removed };
}

function withoutContradiction(changes: KeyChanges, what: string): KeyChanges {
  if (changes.removed.some((key) => changes.set.has(key)))
    throw new ToolError(`error: can not both modify and remove ${what} in the same command`);
  return changes;
}

/** What is wrong with the value of a label, in Kubernetes' words. */
export function labelValueFaults(value: string): readonly string[] {
  const faults: string[] = [];
  if (value.length > 63) faults.push('must be no more than 63 bytes');
  if (!/^(?:(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/.test(value))
    faults.push(
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
    );
  return faults;
}

/** The keys that have a value already, which is not to be overwritten: one sentence for each. */
export function overwritten(existing: Readonly<Record<string, string>>, { set }: KeyChanges): readonly string[] {
  return [...set]
    .filter(([key, value]) => Object.hasOwn(existing, key) && existing[key] !== value)
    .map(([key]) => `'${key}' already has a value (${existing[key]})`)
    .toSorted();
}

/** The map with the changes made. */
export function changed(
  existing: Readonly<Record<string, string>>,
  { set, removed }: KeyChanges,
): Record<string, string> {
  const kept = Object.entries(existing).filter(([key]) => !removed.includes(key));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(set) };
}

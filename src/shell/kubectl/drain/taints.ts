import { ToolError } from '../../tool.ts';
import { labelValueFaults } from '../change/keyChanges.ts';

export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

/** Taints to put on a node, and those to take away: an empty effect means every effect. */
export interface TaintChanges {
  readonly added: readonly Taint[];
  readonly removed: readonly { readonly key: string; readonly effect: string }[];
}

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const keyPattern = /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const keyFault =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

/** Whether a word of `taint` is a taint rather than a node. */
export function isTaintChange(word: string): boolean {
  return /[=:]/.test(word) || /.-$/.test(word);
}

/** Reads `key=value:Effect`, `key:Effect`, `key:Effect-` and `key-`. */
export function parseTaints(words: readonly string[]): TaintChanges {
  const added = new Map<string, Taint>();
  const removed: { key: string; effect: string }[] = [];
  for (const word of words) {
    const isRemoval = word.endsWith('-');
    const taint = parseTaint(isRemoval ? word.slice(0, -1) : word);
    if (isRemoval) {
      removed.push({ key: taint.key, effect: taint.effect });
      continue;
    }
    if (taint.effect === '') throw wrong(`invalid taint spec: ${word}`);
    const id = `${taint.key}:${taint.effect}`;
    if (added.has(id))
      throw wrong(
        `duplicated taints with the same key and effect: {${taint.key} ${taint.value ?? ''} ${taint.effect} <nil>}`,
      );
    added.set(id, taint);
  }
  return { added: [...added.values()], removed };
}

function parseTaint(text: string): Taint {
  const parts = text.split(':');
  const [pair = '', effect = ''] = parts;
  if (parts.length > 2 || pair === '') throw wrong(`invalid taint spec: ${text}`);
  if (parts.length === 2 && !effects.includes(effect))
    throw wrong(`invalid taint effect: ${effect}, unsupported taint effect`);
  // Without an effect the whole word is the key.
  const [key = '', value = '', ...more] = parts.length === 1 ? [pair] : pair.split('=');
  if (more.length > 0) throw wrong(`invalid taint spec: ${text}`);
  const faults = labelValueFaults(value);
  if (faults.length > 0) throw wrong(`invalid taint spec: ${text}, ${faults.join('; ')}`);
  if (!keyPattern.test(key)) throw wrong(`invalid taint spec: ${text}, ${keyFault}`);
  return { key, ...(value === '' ? {} : { value }), effect };
}

function wrong(why: string): ToolError {
  return new ToolError(`error: ${why}\nSee 'kubectl taint -h' for help and examples`);
}

/** A node's taints after the changes, and what kubectl calls what happened. Throws for a taint that is not there. */
export function changedTaints(
  existing: readonly Taint[],
  { added, removed }: TaintChanges,
): { readonly taints: readonly Taint[]; readonly operation: string } {
  const isSame = (one: Taint, other: Taint) => one.key === other.key && one.effect === other.effect;
  const missing = removed.find(
    ({ key, effect }) => !existing.some((taint) => taint.key === key && (effect === '' || taint.effect === effect)),
  );
  if (missing !== undefined)
    throw new ToolError(`error: taint "${missing.key}${missing.effect === '' ? '' : `:${missing.effect}`}" not found`);
  const stays = (taint: Taint) =>
    !added.some((each) => isSame(each, taint)) &&
    !removed.some(({ key, effect }) => taint.key === key && (effect === '' || taint.effect === effect));
  const replaces = added.some((taint) => existing.some((each) => isSame(each, taint)));
  const taints = [...added, ...existing.filter(stays)];
  if (added.length === 0) return { taints, operation: 'untainted' };
  return { taints, operation: removed.length > 0 || replaces ? 'modified' : 'tainted' };
}

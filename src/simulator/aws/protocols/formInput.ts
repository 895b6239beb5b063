/** What a form is unflattened into: text, or members by name. Numbers as names make a list. */
type Node = string | Map<string, Node>;

/** Deepest nesting of a member; no operation comes near it. */
const depthLimit = 12;

/**
 * Reads a flattened form: `Filter.1.Value.2=x` becomes `{ Filter: [{ Value: ['x'] }] }`. `marker` is a path step that only
 * says a list follows (the Query protocol's `member`) and is left out. Throws `RangeError` for a form that contradicts itself.
 */
export function unflatten(form: URLSearchParams, marker?: string): Record<string, unknown> {
  const root = new Map<string, Node>();
  for (const [key, value] of form) {
    const path = key.split('.').filter((step) => step !== marker);
    if (path.length > depthLimit) throw new RangeError(`${key} is nested too deeply`);
    const last = path.pop() ?? '';
    let node = root;
    for (const step of path) {
      const child = node.get(step);
      if (typeof child === 'string') throw new RangeError(`${key} contradicts another parameter`);
      const next = child ?? new Map<string, Node>();
      node.set(step, next);
      node = next;
    }
    if (node.has(last)) throw new RangeError(`${key} is given twice`);
    node.set(last, value);
  }
  return recordOf(root);
}

function valueOf(node: Node): unknown {
  if (typeof node === 'string') return node;
  const isList = [...node.keys()].every((key) => /^\d+$/.test(key));
  if (!isList) return recordOf(node);
  return [...node].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, child]) => valueOf(child));
}

function recordOf(node: ReadonlyMap<string, Node>): Record<string, unknown> {
  const record = Object.create(null) as Record<string, unknown>;
  for (const [name, child] of node) record[name] = valueOf(child);
  return record;
}

/** An element of an EC2 answer: its text, its `item`s as a list, or its other children by name. Empty ones are empty texts. */
export type Element = string | readonly Element[] | { readonly [name: string]: Element };

interface Open {
  readonly name: string;
  readonly children: Record<string, Element>;
  readonly items: Element[];
  hasChildren: boolean;
}

/**
 * The outermost element of an answer of EC2's query protocol: elements without attributes that matter, lists of `item`. The SDK's own reading
 * goes by a schema of all that EC2 can say, and for the interfaces of a thousand nodes holds up the editor for seconds.
 * Texts are copies, so that none of them keeps the whole answer in memory. Throws `SyntaxError` for one that ends too
 * early.
 */
export function parseEc2Xml(body: Buffer): Element {
  // One character for each byte: what is found in it is at the same place in the body.
  const xml = body.toString('latin1');
  const open: Open[] = [];
  let current: Open = opened('');
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    const end = xml.indexOf('>', at);
    if (end === -1) break;
    const first = xml.charCodeAt(at + 1);
    if (first === slash) {
      const parent = open.pop();
      if (parent === undefined) break;
      add(
        parent,
        current.name,
        current.hasChildren ? valueOf(current) : textOf(body, xml.lastIndexOf('>', at) + 1, at),
      );
      current = parent;
    } else if (xml.charCodeAt(end - 1) === slash) add(current, nameIn(xml, at + 1, end - 1), '');
    else if (first !== question && first !== exclamation) {
      open.push(current);
      current = opened(nameIn(xml, at + 1, end));
    }
    at = end + 1;
  }
  const [root] = Object.values(current.children);
  if (open.length > 0 || root === undefined) throw new SyntaxError('The answer of EC2 ends too early.');
  return root;
}

const slash = 47;
const question = 63;
const exclamation = 33;

function opened(name: string): Open {
  return { name, children: {}, items: [], hasChildren: false };
}

function add(parent: Open, name: string, value: Element): void {
  parent.hasChildren = true;
  if (name === 'item') parent.items.push(value);
  else parent.children[name] = value;
}

function valueOf({ items, children }: Open): Element {
  return items.length > 0 ? items : children;
}

/** Names have no colon that matters, and attributes end them. */
function nameIn(xml: string, from: number, to: number): string {
  const name = xml.slice(from, to);
  const space = name.search(/\s/);
  return space === -1 ? name : name.slice(0, space);
}

function textOf(body: Buffer, from: number, to: number): string {
  const text = body.toString('utf8', from, to);
  return text.includes('&') ? text.replace(/&(#x?[\da-fA-F]+|\w+);/g, entity) : text;
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? whole;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return String.fromCodePoint(code);
}

/** The text at a path of names; undefined where there is none. */
export function textAt(element: Element | undefined, ...path: readonly string[]): string | undefined {
  const found = elementAt(element, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The items at a path of names. */
export function itemsAt(element: Element | undefined, ...path: readonly string[]): readonly Element[] {
  const found = elementAt(element, path);
  return Array.isArray(found) ? (found as readonly Element[]) : [];
}

function elementAt(element: Element | undefined, path: readonly string[]): Element | undefined {
  let found = element;
  for (const name of path) {
    if (found === undefined || typeof found === 'string' || Array.isArray(found)) return undefined;
    found = (found as { readonly [name: string]: Element })[name];
  }
  return found;
}

import type { OpsBox } from './boxes.ts';
import type { Target } from './layout.ts';

/** What a search finds in a box: the box itself, and which of its pods. */
export interface Found {
  readonly box: boolean;
  readonly pods: ReadonlySet<number>;
}

const nothing: Found = { box: false, pods: new Set() };

/** Finds nodes and pods by a part of their name, namespace or address, whatever the case. */
export class Search {
  readonly text: string;
  readonly #needle: string;
  readonly #known = new WeakMap<OpsBox, Found>();

  constructor(text: string) {
    this.text = text;
    this.#needle = text.trim().toLowerCase();
  }

  /** Without a text everything is as found as everything else. */
  get empty(): boolean {
    return this.#needle === '';
  }

  in(box: OpsBox): Found {
    if (this.empty) return nothing;
    const known = this.#known.get(box);
    if (known !== undefined) return known;
    const has = (text: string | undefined) => text?.toLowerCase().includes(this.#needle) === true;
    const pods = new Set<number>();
    for (const [place, { namespace, name, ip }] of box.pods.entries())
      if (has(`${namespace}/${name}`) || has(ip)) pods.add(place);
    const found = { box: has(box.node?.name) || has(box.node?.type), pods };
    this.#known.set(box, found);
    return found;
  }

  /** Everything found, in the order of the picture. */
  all(boxes: readonly OpsBox[]): readonly Target[] {
    return boxes.flatMap((each, box) => {
      const found = this.in(each);
      const pods = [...found.pods].map((place) => ({ box, place }));
      return found.box ? [{ box, place: -1 }, ...pods] : pods;
    });
  }
}

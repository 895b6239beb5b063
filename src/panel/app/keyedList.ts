/** What a list shows for one item. */
export interface View<Item> {
  readonly root: Element;
  update(item: Item): void;
}

/**
 * Keeps an element's children in step with a list: a view per key that lives as long as its item, so that focus, hover
 * and open details survive updates. Views that stay in order are never moved.
 */
export class KeyedList<Item> {
  readonly #parent: Element;
  readonly #key: (item: Item) => string;
  readonly #create: (item: Item) => View<Item>;
  readonly #views = new Map<string, View<Item>>();

  constructor(parent: Element, key: (item: Item) => string, create: (item: Item) => View<Item>) {
    this.#parent = parent;
    this.#key = key;
    this.#create = create;
  }

  /** The items' keys must differ. */
  update(items: readonly Item[]): void {
    const keys = new Set(items.map(this.#key));
    for (const [key, view] of this.#views) {
      if (keys.has(key)) continue;
      view.root.remove();
      this.#views.delete(key);
    }
    let next = this.#parent.firstElementChild;
    for (const item of items) {
      const view = this.#viewOf(item);
      view.update(item);
      if (view.root === next) next = next.nextElementSibling;
      else this.#parent.insertBefore(view.root, next);
    }
  }

  get(key: string): View<Item> | undefined {
    return this.#views.get(key);
  }

  #viewOf(item: Item): View<Item> {
    const key = this.#key(item);
    const known = this.#views.get(key);
    if (known !== undefined) return known;
    const made = this.#create(item);
    this.#views.set(key, made);
    return made;
  }
}

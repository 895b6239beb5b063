/** What a list shows for one item. */
export interface View<Item> {
  readonly root: Element;
  update(item: Item): void;
}

/**
 * Keeps an element's children in step with a list: a view per key that lives as long as its item, so that focus, hover
 * and open details survive updates. Views that stay in order are never moved, and those whose item is the same object as
 * before are left alone.
 */
export class KeyedList<Item> {
  readonly #parent: Element;
  readonly #key: (item: Item) => string;
  readonly #create: (item: Item) => View<Item>;
  readonly #views = new Map<string, { readonly view: View<Item>; item: Item | undefined }>();

  constructor(parent: Element, key: (item: Item) => string, create: (item: Item) => View<Item>) {
    this.#parent = parent;
    this.#key = key;
    this.#create = create;
  }

  /** The items' keys must differ. */
  update(items: readonly Item[]): void {
    const keys = new Set(items.map(this.#key));
    for (const [key, { view }] of this.#views) {
      if (keys.has(key)) continue;
      view.root.remove();
      this.#views.delete(key);
    }
    let next = this.#parent.firstElementChild;
    for (const item of items) {
      const shown = this.#shownFor(item);
      const { view } = shown;
      if (shown.item !== item) view.update(item);
      shown.item = item;
      if (view.root === next) next = next.nextElementSibling;
      else this.#parent.insertBefore(view.root, next);
    }
  }

  get(key: string): View<Item> | undefined {
    return this.#views.get(key)?.view;
  }

  #shownFor(item: Item): { readonly view: View<Item>; item: Item | undefined } {
    const key = this.#key(item);
    const known = this.#views.get(key);
    if (known !== undefined) return known;
    const made = { view: this.#create(item), item: undefined };
    this.#views.set(key, made);
    return made;
  }
}

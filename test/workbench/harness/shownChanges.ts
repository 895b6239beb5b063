import type { Locator } from 'playwright-core';

/** A moment at which a part of the page came to say something else. */
export interface ShownChange {
  /** Milliseconds since 1970, by the clock of this machine. */
  readonly at: number;
  readonly text: string;
}

const name = 'shownChanges';

/** What of the browser's class is used here; a test's own types are those of Node. */
type Observer = new (told: () => void) => { observe(root: unknown, what: object): void };

/**
 * Notes, inside the page, when the texts of a part become others: each element that `selector` finds is a text, and they
 * are joined by line breaks. Seen from outside, a round trip on a busy machine would count as the product's time.
 */
export async function watchShown(part: Locator, selector: string): Promise<void> {
  await part.evaluate(
    (root, { selector, name }) => {
      const changes: { at: number; text: string }[] = [];
      const look = () => {
        const texts = [...root.querySelectorAll(selector)].map(
          (each) => each.getAttribute('aria-label') ?? each.textContent,
        );
        const text = texts.join('\n');
        if (text !== changes.at(-1)?.text) changes.push({ at: Date.now(), text });
      };
      look();
      const { MutationObserver } = globalThis as unknown as { readonly MutationObserver: Observer };
      new MutationObserver(look).observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      Object.assign(root, { [name]: changes });
    },
    { selector, name },
  );
}

/** What was noted so far, first to last. */
export async function shownChanges(part: Locator): Promise<readonly ShownChange[]> {
  return await part.evaluate((root, name) => (root as unknown as Record<string, ShownChange[]>)[name] ?? [], name);
}

import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** A native tree in the side bar. Only rows on the screen exist in the page. */
export class TreeView {
  readonly #workbench: Workbench;
  readonly #tree: Locator;

  constructor(workbench: Workbench, tree: Locator) {
    this.#workbench = workbench;
    this.#tree = tree;
  }

  /** The first row whose spoken name (label and description) contains the text. */
  item(text: string | RegExp): Locator {
    return this.#tree.getByRole('treeitem', { name: text }).first();
  }

  /** The label and description of every row on the screen, top to bottom. */
  async rows(): Promise<string[]> {
    const rows = await this.#tree.getByRole('treeitem').locator('.monaco-icon-label').allInnerTexts();
    return rows.map((row) => row.replaceAll(/\s+/g, ' ').trim());
  }

  /** The spoken name of every row on the screen, top to bottom: its label, a comma, its description. */
  async names(): Promise<string[]> {
    const rows = await this.#tree.getByRole('treeitem').all();
    return Promise.all(rows.map(async (row) => (await row.getAttribute('aria-label')) ?? ''));
  }

  /** Opens a row unless it is open. */
  async expand(text: string | RegExp): Promise<void> {
    const item = this.item(text);
    await item.waitFor();
    if ((await item.getAttribute('aria-expanded')) === 'false') await item.locator('.monaco-tl-twistie').click();
  }

  /** Right-clicks a row and chooses from its menu. */
  async chooseFromMenu(text: string | RegExp, title: string): Promise<void> {
    await this.#workbench.chooseInContextMenu(this.item(text), title);
  }
}

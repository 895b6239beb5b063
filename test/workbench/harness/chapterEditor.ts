import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Workbench } from './workbench.ts';

const chapters = path.resolve(import.meta.dirname, '../../../walkthroughs');

/** A chapter that is open in an editor: its blocks are found by their text and run by the lens above them. */
export class ChapterEditor {
  readonly #workbench: Workbench;
  readonly #page: Page;
  readonly #lines: readonly string[];

  private constructor(workbench: Workbench, lines: readonly string[]) {
    this.#workbench = workbench;
    this.#page = workbench.page;
    this.#lines = lines;
  }

  /** Opens a chapter from the Lab view, by the title of its row. */
  static async open(workbench: Workbench, title: string, slug: string, file = 'chapter.md'): Promise<ChapterEditor> {
    const text = await readFile(path.join(chapters, slug, file), 'utf8');
    await workbench.showActivity('EKS Lab');
    await workbench.tree('Lab').item(title).click();
    await workbench.page.getByRole('tab', { name: file }).first().waitFor();
    return new ChapterEditor(workbench, text.split('\n'));
  }

  /** Clicks Run above the block that contains the text; resolves when its lens tells the result, and answers that. */
  async run(text: string): Promise<string> {
    const fence = this.#fenceAbove(text);
    await this.#goTo(fence);
    await (await this.#lensAt(fence, /Run/)).click();
    const result = await this.#lensAt(fence, /[\d.]+ ?(?:ms|s|min)/, 60_000);
    return (await result.innerText()).trim();
  }

  #fenceAbove(text: string): number {
    const line = this.#lines.findIndex((each) => each.includes(text));
    const fence = this.#lines.findLastIndex((each, index) => index < line && /^\s*```/.test(each));
    if (line < 0 || fence < 0) throw new Error(`The chapter has no block with: ${text}`);
    return fence;
  }

  /** An editor that is still opening takes the focus and closes the input box again: then it is asked for once more. */
  async #goTo(line: number): Promise<void> {
    const box = this.#page.getByRole('textbox', { name: /Go to line/ }).or(this.#page.getByLabel(/Go to line/));
    const deadline = Date.now() + 20_000;
    for (;;) {
      try {
        await this.#page.locator('.editor-instance .view-lines').first().click({ timeout: 2_000 });
        await this.#page.keyboard.press('Control+G');
        await box.first().fill(`:${line + 1}`, { timeout: 2_000 });
        await this.#page.keyboard.press('Enter');
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
  }

  /** A lens of the line: of all lenses on the screen with this text, the one right above the cursor's line. */
  async #lensAt(line: number, text: RegExp, timeout = 15_000): Promise<Locator> {
    const deadline = Date.now() + timeout;
    for (;;) {
      const number = this.#page.locator('.line-numbers', { hasText: new RegExp(`^${line + 1}$`) }).first();
      const at = await number.boundingBox();
      const links = await this.#workbench.codeLens('').filter({ hasText: text }).all();
      for (const link of links) {
        const box = await link.boundingBox();
        const distance = at !== null && box !== null ? at.y - box.y : Infinity;
        if (distance > 0 && distance < 30) return link;
      }
      if (Date.now() > deadline) throw new Error(`No lens ${String(text)} above line ${line + 1} of the chapter.`);
      await this.#page.waitForTimeout(100);
    }
  }
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElementHandle, Page } from 'playwright-core';
import type { Workbench } from './workbench.ts';

const chapters = path.resolve(import.meta.dirname, '../../../walkthroughs');

/** What a lens says when its block has ended: how long it took. */
const resultLens = /[\d.]+ ?(?:ms|s|min)/;

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

  /** Opens a file of the workspace. */
  static async openFile(workbench: Workbench, file: string): Promise<ChapterEditor> {
    const text = await readFile(file, 'utf8');
    await workbench.openFile(path.basename(file));
    return new ChapterEditor(workbench, text.split('\n'));
  }

  /** Clicks Run above the block that contains the text; resolves when its lens tells the result, and answers that. */
  async run(text: string): Promise<string> {
    const fence = this.#fenceAbove(text);
    await this.#goTo(fence);
    await this.#press(fence, /Run/);
    const result = await this.#lensAt(fence, resultLens, 60_000);
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

  /**
   * Clicks a lens of the line and sees that it was felt. Lenses are drawn anew when any of them changes or the text moves,
   * and a click in that moment goes nowhere; a person would click again, and so does this.
   */
  async #press(line: number, text: RegExp): Promise<void> {
    const deadline = Date.now() + 20_000;
    while (Date.now() < deadline) {
      const lens = await this.#lensAt(line, text);
      const before = await this.#lensTexts(line);
      const clicked = await lens.click({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
      if (clicked && (await this.#changes(line, before))) return;
    }
    throw new Error(`The lens ${String(text)} above line ${line + 1} does nothing.`);
  }

  /** Whether the line's lenses say something else within three seconds, or a dialog asks first. */
  async #changes(line: number, before: string): Promise<boolean> {
    const deadline = Date.now() + 3_000;
    while (Date.now() < deadline) {
      const now = await this.#lensTexts(line);
      // Nothing at all: the lenses are being drawn anew.
      if ((now !== '' && now !== before) || (await this.#workbench.dialog.isVisible())) return true;
      await this.#page.waitForTimeout(50);
    }
    return false;
  }

  async #lensTexts(line: number): Promise<string> {
    const lenses = await this.#lensesAbove(line);
    const texts = await Promise.all(lenses.map((lens) => lens.textContent()));
    return texts.join(' | ');
  }

  async #lensAt(line: number, text: RegExp, timeout = 15_000): Promise<ElementHandle> {
    const deadline = Date.now() + timeout;
    do {
      for (const lens of await this.#lensesAbove(line)) if (text.test((await lens.textContent()) ?? '')) return lens;
      await this.#page.waitForTimeout(100);
    } while (Date.now() < deadline);
    throw new Error(`No lens ${String(text)} above line ${line + 1} of the chapter.`);
  }

  /** Of all lenses on the screen, those right above the line. */
  async #lensesAbove(line: number): Promise<ElementHandle[]> {
    const number = this.#page.locator('.line-numbers', { hasText: new RegExp(`^${line + 1}$`) }).first();
    const at = await number.boundingBox();
    const links = await this.#workbench.codeLens('').elementHandles();
    const boxes = await Promise.all(links.map((link) => link.boundingBox()));
    return links.filter((_, index) => {
      const distance = (at?.y ?? Infinity) - (boxes[index]?.y ?? Infinity);
      return distance > 0 && distance < 30;
    });
  }
}

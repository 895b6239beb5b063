import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElementHandle, Page } from 'playwright-core';
import type { ChapterSlug } from '../../../src/lab/chapters.ts';
import { parseChapter, type Chapter, type CommandBlock } from '../../../src/lab/parseChapter.ts';
import { languages, readChapter, root, type Language } from '../../walkthroughs/chapterFiles.ts';
import type { Workbench } from './workbench.ts';

/** The icons of lenses, which are the same in every language. */
const runIcon = ['play'];
const stopIcon = ['debug-stop'];
const resultIcons = ['pass', 'error', 'diff', 'circle-slash', 'circle-outline'];

/** What the lens of a block that has ended says. */
export interface BlockResult {
  /** Its icon: `pass`, `error`, `diff` (other than the chapter shows), `circle-slash` (stopped), `circle-outline`. */
  readonly icon: string;
  readonly text: string;
}

interface Lens {
  readonly link: ElementHandle;
  readonly icon: string;
}

/** A chapter that is open in an editor: its blocks are run by the lenses above them. */
export class ChapterEditor {
  readonly #workbench: Workbench;
  readonly #page: Page;
  readonly #chapter: Chapter;

  private constructor(workbench: Workbench, chapter: Chapter) {
    this.#workbench = workbench;
    this.#page = workbench.page;
    this.#chapter = chapter;
  }

  /** Opens a chapter from the view of chapters, by the title of its row. */
  static async open(workbench: Workbench, slug: ChapterSlug, language: Language = 'en'): Promise<ChapterEditor> {
    const chapter = parseChapter(readChapter(slug, language));
    await workbench.showActivity('EKS Lab');
    const view = workbench.tree(language === 'en' ? 'Lab' : '랩');
    await view.item(chapter.title).click();
    const file = path.basename(path.join(root, slug, `chapter${languages[language]}.md`));
    await workbench.page.getByRole('tab', { name: file, selected: true }).first().waitFor();
    return new ChapterEditor(workbench, chapter);
  }

  /** Opens a Markdown file of the workspace. */
  static async openFile(workbench: Workbench, file: string): Promise<ChapterEditor> {
    const chapter = parseChapter(await readFile(file, 'utf8'));
    await workbench.openFile(path.basename(file));
    return new ChapterEditor(workbench, chapter);
  }

  /** Its heading, which is the name of its row in the view of chapters. */
  get title(): string {
    return this.#chapter.title;
  }

  /** The block that contains a text. */
  block(text: string): CommandBlock {
    const found = this.#chapter.blocks.find(({ command }) => command.includes(text));
    if (found === undefined) throw new Error(`The chapter has no block with: ${text}`);
    return found;
  }

  /** Runs the block that contains the text; resolves to what its lens says when it has ended. */
  async run(text: string): Promise<BlockResult> {
    const block = this.block(text);
    await this.start(block);
    return this.result(block);
  }

  /** Clicks Run above a block. */
  async start(block: CommandBlock): Promise<void> {
    await this.#press(block.line, runIcon);
  }

  /** Clicks Stop above a block that runs. */
  async stop(block: CommandBlock): Promise<void> {
    await this.#press(block.line, stopIcon);
  }

  /** Waits until a block that was started runs. */
  async running(block: CommandBlock): Promise<void> {
    await this.#lensAt(block.line, stopIcon, 30_000);
  }

  /** Waits until a block has ended. */
  async result(block: CommandBlock, timeout = 60_000): Promise<BlockResult> {
    const { link, icon } = await this.#lensAt(block.line, resultIcons, timeout);
    return { icon, text: ((await link.textContent()) ?? '').trim() };
  }

  /** How a block went that may have left the screen since. */
  async lookBack(block: CommandBlock, timeout?: number): Promise<BlockResult> {
    await this.#goTo(block.line);
    return this.result(block, timeout);
  }

  /** An editor that is still opening takes the focus and closes the input box again: then it is asked for once more. */
  async #goTo(line: number): Promise<void> {
    const box = this.#page.locator('.quick-input-widget input').first();
    const deadline = Date.now() + 20_000;
    for (;;) {
      try {
        await this.#page.locator('.editor-instance .view-lines').first().click({ timeout: 2_000 });
        await this.#page.keyboard.press('Control+G');
        await box.fill(`:${line + 1}`, { timeout: 2_000 });
        await this.#page.keyboard.press('Enter');
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
  }

  /**
   * Goes to the line, clicks a lens of it and sees that it was felt. A text that is still opening goes nowhere; lenses are
   * drawn anew when any of them changes or the text moves, and a click in that moment goes nowhere, either. A person would
   * do it again, and so does this.
   */
  async #press(line: number, icons: readonly string[]): Promise<void> {
    const deadline = Date.now() + 40_000;
    while (Date.now() < deadline) {
      await this.#goTo(line);
      const lens = await this.#lensAt(line, icons, 5_000).catch(() => undefined);
      if (lens === undefined) continue;
      const { link } = lens;
      const before = await this.#lensTexts(line);
      const clicked = await link.click({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
      if (clicked && (await this.#changes(line, before))) return;
    }
    throw new Error(`The lens ${icons.join()} above line ${line + 1} does nothing.`);
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
    const links = await this.#linksAbove(line);
    const texts = await Promise.all(links.map((link) => link.textContent()));
    return texts.join(' | ');
  }

  async #lensAt(line: number, icons: readonly string[], timeout = 15_000): Promise<Lens> {
    const deadline = Date.now() + timeout;
    do {
      for (const link of await this.#linksAbove(line)) {
        const html = await link.innerHTML();
        const icon = icons.find((each) => new RegExp(`codicon-${each}(?![\\w-])`).test(html));
        if (icon !== undefined) return { link, icon };
      }
      await this.#page.waitForTimeout(100);
    } while (Date.now() < deadline);
    throw new Error(`No lens ${icons.join()} above line ${line + 1} of the chapter.`);
  }

  /** Of all lenses on the screen, those right above the line. */
  async #linksAbove(line: number): Promise<ElementHandle[]> {
    const number = this.#page.locator('.line-numbers', { hasText: new RegExp(`^${line + 1}$`) }).first();
    // No line of that number is on the screen, or no longer.
    const at = await number.boundingBox({ timeout: 1_000 }).catch(() => undefined);
    const links = await this.#workbench.codeLens('').elementHandles();
    const boxes = await Promise.all(links.map((link) => link.boundingBox()));
    return links.filter((_, index) => {
      const distance = (at?.y ?? Infinity) - (boxes[index]?.y ?? Infinity);
      return distance > 0 && distance < 30;
    });
  }
}

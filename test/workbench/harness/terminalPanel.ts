import type { Page } from 'playwright-core';

/** The terminal in front. */
export class TerminalPanel {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The rows on the screen, with those of the command that sticks to the top of a long output. */
  async text(): Promise<string> {
    return (await this.#page.locator('.terminal-wrapper.active .xterm-rows').allInnerTexts()).join('\n');
  }

  /** All that was written, line by line; only in a session with the smoke-test driver. */
  buffer(): Promise<string[]> {
    return this.#page.evaluate(() => {
      const { driver } = globalThis as unknown as {
        driver: { getTerminalBuffer(selector: string): Promise<string[]> };
      };
      return driver.getTerminalBuffer('.terminal-wrapper.active');
    });
  }

  /** The names of the terminals, as their tabs show them when there are two or more. */
  async names(): Promise<string[]> {
    const entries = await this.#page.locator('.terminal-tabs-entry').allInnerTexts();
    return entries.filter((entry) => entry !== '');
  }

  /** Types a line into the terminal in front. */
  async type(line: string): Promise<void> {
    await this.#page.locator('.terminal-wrapper.active .xterm-helper-textarea').first().focus();
    await this.#page.keyboard.type(`${line}\n`);
  }
}

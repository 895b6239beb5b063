import type { Page } from 'playwright-core';

/** How VS Code's extension host tells, a second late, of a promise that was rejected and left alone; the stack follows. */
const rejection = /rejected promise not handled within 1 second|\[Extension Host\] %cstack trace/;
/** A webview that is closed while it loads: VS Code's own frame then misses the document it was to fill. */
const closedWhileLoading = /^Error: Found unexpected null\n(\s+at .*\/webview\/browser\/pre\/index\.html\S*\n?)+$/;
const toldAfterMs = 3_000;

/** Gathers what nobody handled, in the workbench's page and in the extension host whose console the page repeats. */
export class RejectionWatch {
  readonly #page: Page;
  readonly #found: string[] = [];

  constructor(page: Page) {
    this.#page = page;
    page.on('pageerror', ({ message, stack = message }) => {
      if (!closedWhileLoading.test(stack)) this.#found.push(`In the page: ${stack}`);
    });
    page.on('console', (message) => {
      if (rejection.test(message.text())) this.#found.push(message.text());
    });
  }

  /** Waits longer than VS Code takes to tell, then throws if there was anything. */
  async verify(): Promise<void> {
    await this.#page.waitForTimeout(toldAfterMs);
    if (this.#found.length > 0) throw new Error(`Unhandled rejections:\n${this.#found.join('\n')}`);
  }
}

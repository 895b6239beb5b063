import type { Page } from 'playwright-core';

/** How VS Code's extension host tells, a second late, of a promise that was rejected and left alone; the stack follows. */
const rejection = /rejected promise not handled within 1 second|\[Extension Host\] %cstack trace/;
const toldAfterMs = 3_000;

/** Gathers what nobody handled, in the workbench's page and in the extension host whose console the page repeats. */
export class RejectionWatch {
  readonly #page: Page;
  readonly #found: string[] = [];

  constructor(page: Page) {
    this.#page = page;
    page.on('pageerror', (error) => this.#found.push(`In the page: ${error.stack ?? error.message}`));
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

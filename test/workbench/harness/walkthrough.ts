import type { Locator, Page } from 'playwright-core';

/** A walkthrough page of Get Started. */
export class Walkthrough {
  readonly #page: Page;
  readonly #id: string;

  constructor(page: Page, id: string) {
    this.#page = page;
    this.#id = id;
  }

  /** A step by its id in the manifest. */
  step(id: string): Locator {
    return this.#page.locator(`[data-step-id="${this.#id}#${id}"]`);
  }

  /** Whether a step carries its tick. */
  async isDone(id: string): Promise<boolean> {
    return (await this.step(id).getByRole('checkbox').getAttribute('aria-checked')) === 'true';
  }

  /** Opens a step and presses one of its buttons. */
  async press(id: string, button: string): Promise<void> {
    const step = this.step(id);
    if ((await step.getAttribute('aria-expanded')) !== 'true') await step.click();
    await step.locator('.monaco-button', { hasText: button }).click();
  }
}

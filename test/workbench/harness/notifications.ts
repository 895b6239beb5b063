import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** What VS Code tells in the corner and in its notification centre. */
export class Notifications {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** A notification that is showing; not in a session with the smoke-test driver, which shows none. */
  toast(text: string | RegExp): Locator {
    return this.#workbench.page.locator('.notifications-toasts .notification-list-item', { hasText: text });
  }

  /** Presses a button of a notification that is showing. */
  async answer(text: string | RegExp, button: string): Promise<void> {
    await this.toast(text).getByRole('button', { name: button, exact: true }).click();
  }

  /** Opens the notification centre and answers its entries with this text. */
  async inCentre(text: string | RegExp): Promise<Locator> {
    await this.#workbench.runCommand('Notifications: Show Notifications');
    return this.#workbench.page.locator('.notifications-center .notification-list-item', { hasText: text });
  }
}

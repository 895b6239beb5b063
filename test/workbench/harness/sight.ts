import type { Page } from 'playwright-core';
import type { Session } from './session.ts';

/** What a person would notice first, by its name in a failure and its selector. */
const noticed = {
  dialog: '.monaco-dialog-box',
  notification: '.notifications-toasts .notification-list-item',
  'quick input': '.quick-input-widget:visible',
  editor: '.tabs-container [role=tab][aria-selected=true]',
  lens: '.codelens-decoration',
  'status bar': '.statusbar-item.warning-kind, .statusbar-item.error-kind',
  terminal: '.terminal-wrapper.active .xterm-rows > div',
} as const;
/** Lines of each that are told: the last ones. */
const lines = 12;

/** What the pages of these sessions show, in words, for the message of a test that failed. */
export async function sight(sessions: Iterable<Session>): Promise<string> {
  const pages = await Promise.all(Array.from(sessions, ({ page }) => pageInWords(page)));
  return pages.join('\n');
}

async function pageInWords(page: Page): Promise<string> {
  const parts = await Promise.all(
    Object.entries(noticed).map(async ([name, selector]) => {
      const texts = await page
        .locator(selector)
        .allInnerTexts()
        .catch((error: Error) => [error.message]);
      const told = texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '');
      return told.slice(-lines).map((text) => `${name}: ${text}`);
    }),
  );
  return parts.flat().join('\n');
}

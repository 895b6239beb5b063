import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { chromiumPath, launch } from './chromium.ts';

/** What the tests of a page share. To be used in tests and their hooks, not before. */
export interface PageSuite {
  readonly browser: Browser;
  /** The page's bundle. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Tests of a page in a browser that is started once for all of them, with its bundle built once. They are skipped where
 * there is no browser.
 *
 * @param timeout of each test, in milliseconds
 */
export function describePage(
  what: string,
  build: () => Promise<ReadonlyMap<string, string>>,
  tests: (suite: PageSuite) => void,
  timeout: number,
): void {
  const here = existsSync(chromiumPath);
  describe.skipIf(!here)(here ? what : `${what} (skipped: no ${chromiumPath})`, { timeout }, () => {
    let browser: Browser;
    let files: ReadonlyMap<string, string>;
    beforeAll(async () => {
      [files, browser] = await Promise.all([build(), launch()]);
    });
    afterAll(() => browser.close());
    tests({
      get browser() {
        return browser;
      },
      get files() {
        return files;
      },
    });
  });
}

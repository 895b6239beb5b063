import type { Snapshot } from '../../src/model/snapshot.ts';
import { describePage } from '../webview/pageSuite.ts';
import { buildPage, openPage, type OpenPage, type PageOptions } from './openPage.ts';

/** Tests of the panel's page in a browser; `open` shows a snapshot in it. `timeout` is each test's, in milliseconds. */
export function describePanel(
  what: string,
  tests: (open: (first: Snapshot, options?: PageOptions) => Promise<OpenPage>) => void,
  timeout = 60_000,
): void {
  describePage(
    what,
    buildPage,
    (suite) => tests((first, options) => openPage(suite.browser, suite.files, first, options)),
    timeout,
  );
}

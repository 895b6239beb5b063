import { ensureChromium } from '../web/chromium.ts';
import { type Suite, skipped } from './suite.ts';
import { vitestSuite } from './vitestSuite.ts';

/** The extension in a real VS Code in a real browser. */
export const workbenchSuite: Suite = {
  name: 'workbench',
  async run() {
    if (ensureChromium() === undefined)
      return skipped('Chromium is not installed. Install it, or set CHROMIUM to its path.');
    return vitestSuite('workbench').run();
  },
};

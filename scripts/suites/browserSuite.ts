import { ensureChromium } from '../web/chromium.ts';
import { type Suite, skipped } from './suite.ts';
import { patientVitestSuite } from './vitestSuite.ts';

/** A vitest project whose tests drive a real browser. */
export function browserSuite(name: string): Suite {
  return {
    name,
    async run() {
      if (ensureChromium() === undefined)
        return skipped('Chromium is not installed. Install it, or set CHROMIUM to its path.');
      return patientVitestSuite(name).run();
    },
  };
}

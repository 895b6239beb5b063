import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Theme } from './chromium.ts';

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Results {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/** All rules of axe that a standard or good practice stands behind. */
export const everyRule: readonly string[] = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every rule in the first theme; the others differ in colours alone. */
export function rulesFor(theme: Theme): readonly string[] {
  return theme === 'dark' ? everyRule : ['color-contrast'];
}

/** What breaks the rules on the page, or in the part of it that a selector names: rule, element, and what is wrong. */
export async function violations(page: Page, rules = everyRule, part?: string): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(script);
  const context = part === undefined ? 'document' : JSON.stringify(part);
  const results = await page.evaluate<Results>(`axe.run(${context}, ${JSON.stringify({ runOnly: rules })})`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} — ${failureSummary}`),
  );
}

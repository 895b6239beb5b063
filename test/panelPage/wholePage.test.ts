import { expect, it } from 'vitest';
import { fullCluster, threeNodes } from '../panel/snapshots.ts';
import { korean } from '../webview/korean.ts';
import type { OpenPage } from './openPage.ts';
import { themes } from '../webview/chromium.ts';
import { describePanel } from './describePanel.ts';
import { rulesFor, violations } from '../webview/axe.ts';

interface Stop {
  readonly what: string;
  readonly section: string;
  readonly inSight: boolean;
  readonly marked: boolean;
  readonly named: boolean;
}

describePanel(
  'the whole page',
  (open) => {
    it.each(['en', 'ko'])(
      'has no accessibility violation with every section in sight, in any theme (%s)',
      async (language) => {
        // High enough for everything to be in sight, so that nothing hides under the bar.
        const translate = language === 'ko' ? korean : undefined;
        const opened = await open(fullCluster, {
          language,
          height: 9000,
          width: 1200,
          ...(translate && { translate }),
        });
        const { page } = opened;
        for (const summary of await page.locator('summary').locator('visible=true').all()) await summary.click();
        for (const theme of themes) {
          await opened.wear(theme);
          await page.waitForTimeout(300);
          expect(await violations(page, rulesFor(theme)), theme).toEqual([]);
          await opened.shoot(`whole-${language}-${theme}`);
        }
        expect(opened.complaints).toEqual([]);
        await opened.close();
      },
    );

    it('is walked from end to end with Tab: every stop is in sight, marked and named, none is a trap', async () => {
      const opened = await open(threeNodes, { height: 900 });
      const { page } = opened;
      const stops: Stop[] = [];
      for (let turn = 0; turn < 400; turn += 1) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate<Stop | null>(stopHere);
        if (stop === null) break;
        stops.push(stop);
      }
      expect(stops.length).toBeLessThan(400);
      expect(stops.filter(({ inSight }) => !inSight)).toEqual([]);
      expect(stops.filter(({ named }) => !named)).toEqual([]);
      expect(stops.filter(({ marked }) => !marked)).toEqual([]);
      // Everything that can be worked with has been reached, in the order of the page.
      const sections = stops.map(({ section }) => section).filter((each, index, all) => each !== all[index - 1]);
      const links = await page
        .locator('.bar a:visible')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')?.slice(1)));
      expect(sections).toEqual(['', ...links.filter((id) => sections.includes(id ?? ''))]);
      expect(links.filter((id) => !sections.includes(id ?? ''))).toEqual(['pending']);
      const back = await backwards(opened, stops.length);
      expect(back).toEqual(stops.map(({ what }) => what).toReversed());
      await opened.close();
    });

    it.each([320, 500, 700, 1280, 3840])(
      'fits a width of %i pixels in both languages, at twice the size',
      async (width) => {
        for (const language of ['en', 'ko']) {
          const translate = language === 'ko' ? korean : undefined;
          const opened = await open(fullCluster, {
            width,
            height: 800,
            scale: 2,
            language,
            ...(translate && { translate }),
          });
          const wide = await opened.page.evaluate<readonly string[]>(`[...document.querySelectorAll('main *')]
          .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1
            && !each.closest('.table, .virtual-grid, [data-scrolls]') && getComputedStyle(each).clipPath === 'none')
          .map((each) => each.closest('section')?.id + ': ' + each.outerHTML.slice(0, 120)).slice(0, 5)`);
          expect(
            await opened.page.evaluate('document.documentElement.scrollWidth'),
            wide.join('\n'),
          ).toBeLessThanOrEqual(width);
          await opened.shoot(`whole-${language}-${width}px`);
          await opened.close();
        }
      },
    );
  },
  180_000,
);

async function backwards({ page }: OpenPage, turns: number): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    await page.keyboard.press('Shift+Tab');
    const stop = await page.evaluate<Stop | null>(stopHere);
    if (stop !== null) seen.push(stop.what);
  }
  return seen;
}

/** In the page: what has the focus, whether one can see that, and whether it has a name; null when nothing has. */
const stopHere = `(() => {
  const outer = document.activeElement;
  if (outer === null || outer === document.body) return null;
  let focused = outer;
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const { top, bottom, left, right } = focused.getBoundingClientRect();
  const bar = document.querySelector('.bar').getBoundingClientRect();
  const under = outer.closest('.bar') === null ? bar.bottom : 0;
  const inSight = bottom > under && top < innerHeight && right > 0 && left < innerWidth && focused.checkVisibility();
  const parts = [focused, outer, ...outer.querySelectorAll('*'), ...(outer.shadowRoot?.querySelectorAll('*') ?? [])];
  const marks = parts.map((each) => getComputedStyle(each));
  const probe = document.createElement('i');
  probe.style.color = 'var(--vscode-focusBorder)';
  document.body.append(probe);
  const focusColour = getComputedStyle(probe).color;
  probe.remove();
  const label = outer.getAttribute('aria-label') ?? outer.getAttribute('aria-labelledby') ?? outer.textContent.trim();
  const inner = focused.getAttribute?.('aria-label') ?? '';
  return {
    what: outer.tagName + ' ' + (outer.id || '') + ' ' + (label || inner).slice(0, 60),
    section: outer.closest('section')?.id ?? '',
    inSight,
    marked: marks.some((style) => (style.outlineStyle !== 'none' && style.outlineWidth !== '0px')
      || (style.borderTopColor === focusColour && style.borderTopWidth !== '0px')),
    named: (label || inner || focused.labels?.length > 0 || focused.getAttribute?.('aria-labelledby')) ? true : false,
  };
})()`;

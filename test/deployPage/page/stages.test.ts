import { expect, it } from 'vitest';
import type { DeployState } from '../../../src/domain/deploy/deployState.ts';
import { themes } from '../../webview/chromium.ts';
import { korean } from '../../webview/korean.ts';
import { ourForm, publishedForm } from '../forms.ts';
import {
  endCancelled,
  endFailed,
  endStands,
  failing,
  goodLines,
  mixedLines,
  plan,
  running,
  stands,
  stateOf,
} from '../stages.ts';
import type { DeployPageOptions } from './openDeployPage.ts';
import { describeDeployPage } from './describeDeployPage.ts';
import { rulesFor, violations } from '../../webview/axe.ts';

const form = ourForm;

const unread = {
  ...form,
  values: { SgIngressSshCidr: '203.0.113.7/24', WorkerNodeCount: 'three', KeyName: 'gone' },
  offers: {
    ...form.offers,
    instanceTypes: { state: 'loading' as const },
    versions: { state: 'failed' as const, why: 'AWS does not allow it.', permission: 'eks:DescribeClusterVersions' },
  },
};

const states: Readonly<Record<string, DeployState>> = {
  'no-connection': { ...stateOf({ kind: 'no-connection' }), connection: undefined },
  reading: stateOf({ kind: 'reading', source: { kind: 'ours' } }),
  form: stateOf({ kind: 'form', form }),
  'form-problems': stateOf({ kind: 'form', form: unread }),
  'form-published': stateOf({ kind: 'form', form: publishedForm }),
  'checks-running': stateOf({ kind: 'checks', form, lines: mixedLines, running: true, goOn: false }),
  'checks-stopped': stateOf({
    kind: 'checks',
    form,
    lines: mixedLines.filter(({ state }) => state !== 'running'),
    running: false,
    goOn: false,
  }),
  planning: stateOf({ kind: 'planning', form, lines: goodLines }),
  plan: stateOf({ kind: 'plan', form, lines: goodLines, plan }),
  progress: stateOf({ kind: 'progress', run: running }),
  'progress-waiting': stateOf({
    kind: 'progress',
    run: {
      ...running,
      waiting: {
        sentence: 'The session is over. Sign in again, then it goes on.',
        detail: 'ExpiredToken',
        buttons: [{ label: 'I have signed in', action: { kind: 'signed-in' } }],
      },
    },
  }),
  'progress-failing': stateOf({ kind: 'progress', run: failing }),
  'progress-ready': stateOf({
    kind: 'progress',
    run: { ...stands, readiness: running.readiness.map((each, n) => ({ ...each, ready: n === 0 ? 1 : 0 })) },
  }),
  'end-stands': stateOf(endStands),
  'end-failed': stateOf(endFailed),
  'end-cancelled': stateOf(endCancelled),
};

describeDeployPage(
  'every stage of the deploy page',
  (open) => {
    const inLanguage = (language: string): DeployPageOptions =>
      language === 'ko' ? { language, translate: korean } : { language };

    it.each(['en', 'ko'])('has no accessibility violation in any theme (%s)', async (language) => {
      const opened = await open(states['form'] as DeployState, {
        ...inLanguage(language),
        width: 1200,
        height: 1000,
      });
      const { page } = opened;
      for (const [name, state] of Object.entries(states)) {
        opened.desk.go(state.stage, { connection: state.connection });
        await page.waitForTimeout(250);
        await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
        await page.waitForTimeout(50);
        for (const theme of themes) {
          await opened.wear(theme);
          await page.waitForTimeout(50);
          expect(await violations(page, rulesFor(theme)), `${name} ${theme}`).toEqual([]);
          await opened.shoot(`deploy-${language}-${theme}-${name}`);
        }
      }
      expect(opened.complaints).toEqual([]);
      await opened.close();
    });

    it.each([320, 640, 1000, 3840])('fits a width of %i pixels in both languages', async (width) => {
      for (const language of ['en', 'ko']) {
        const opened = await open(states['form'] as DeployState, {
          ...inLanguage(language),
          width,
          height: 800,
        });
        const { page } = opened;
        for (const [name, state] of Object.entries(states)) {
          opened.desk.go(state.stage, { connection: state.connection });
          await page.waitForTimeout(200);
          const wide = await page.evaluate<readonly string[]>(`[...document.querySelectorAll('.page *')]
            .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1
              && !each.closest('.scroller') && getComputedStyle(each).clipPath === 'none')
            .map((each) => each.outerHTML.slice(0, 120)).slice(0, 5)`);
          expect(wide, `${name} ${language}`).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(width);
          if (width === 320 || width === 3840) await opened.shoot(`deploy-${language}-${width}px-${name}`);
        }
        await opened.close();
      }
    });
  },
  180_000,
);

import { beforeAll, expect, it } from 'vitest';
import korean from '../../media/l10n/bundle.l10n.ko.json' with { type: 'json' };
import { parseCniSettings } from '../../src/domain/cni/cniSettings.ts';
import { emptySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { eni, node, pending, pod, snapshot, tooManyPods } from '../panel/snapshots.ts';
import type { OpenPage, PageOptions } from './openPage.ts';
import { themes } from '../webview/chromium.ts';
import { describePanel } from './describePanel.ts';
import { everyRule, violations } from '../webview/axe.ts';

const koreanTexts: Readonly<Record<string, string>> = korean;
const networks = ['192.168.1', '192.168.2', '192.168.3'];

/** Three nodes with so many ENIs each; pods of their own fill their places, some more run on the host network. */
function lab(pods: number, enis: number, waiting: number, replicas: number, more: Partial<Snapshot> = {}): Snapshot {
  const nodes = networks.map((network, index) => {
    const mine = Math.floor(pods / 3) + (index < pods % 3 ? 1 : 0);
    const attached = Array.from({ length: enis }, (_, device) => {
      const here = Math.max(0, Math.min(5, mine - device * 5));
      return eni(device, network, { pods: here, warm: 5 - here });
    });
    return node(network, attached);
  });
  const running = Array.from({ length: pods + 6 }, (_, index) => pod(`web-${index}`));
  const live = { kind: 'live', at: 0 } as const;
  const base = snapshot(
    nodes,
    Array.from({ length: waiting }, (_, index) => pending(`late-${index}`, tooManyPods)),
  );
  return {
    ...base,
    sources: { ...base.sources, cni: live },
    cni: parseCniSettings({}, 'amazon-k8s-cni:v1.21.1'),
    pods: new Map(running.map((each) => [each.key, each])),
    deployments: [
      {
        uid: 'd',
        name: 'nginx',
        namespace: 'default',
        createdAt: 0,
        deletedAt: undefined,
        labels: {},
        replicas,
        readyReplicas: 0,
      },
    ],
    ...more,
  };
}

const prefixes = { cni: parseCniSettings({ ENABLE_PREFIX_DELEGATION: 'true' }, 'amazon-k8s-cni:v1.21.1') };
const second = 1000;
const minute = 60 * second;
const last = lab(45, 3, 10, 50, prefixes);
/** The lab's story: 5 pods, 10, 40, 50 with ten Pending; nobody looked for a while. */
const story: PageOptions['past'] = [
  [50 * minute, lab(2, 1, 0, 2)],
  [40 * minute, lab(10, 2, 0, 10)],
  [30 * minute, 'unseen'],
  [20 * minute, lab(10, 2, 0, 10)],
  [240 * second, lab(12, 2, 0, 12)],
  [180 * second, lab(30, 2, 0, 40)],
  [170 * second, lab(40, 3, 0, 40)],
  [90 * second, lab(45, 3, 4, 50)],
  [85 * second, lab(45, 3, 10, 50)],
  [30 * second, last],
];

describePanel('the time line', (openPanel) => {
  let opened: OpenPage;
  const section = () => opened.page.locator('#timeline');
  const slider = () => section().getByRole('slider');

  beforeAll(async () => {
    opened = await openPanel(last, { past: story });
    await section().scrollIntoViewIfNeeded();
    await section().locator('canvas').first().waitFor();
  });

  it('draws three charts with now’s numbers, under the page’s own policy', async () => {
    expect(await section().locator('canvas').count()).toBe(3);
    expect(await section().locator('.curves .number').allTextContents()).toEqual(['51', '10', '9', '45', '0']);
    expect(await section().locator('.curves li').first().innerText()).toMatch(/^Running\s+51$/);
    expect(await section().innerText()).toContain('Kept since');
    expect(opened.complaints).toEqual([]);
  });

  it('draws in the theme’s colours, and anew in another theme’s', async () => {
    const drawn = async () =>
      await opened.page.evaluate<string>(`
        [...document.querySelectorAll('#timeline canvas')].map((canvas) => canvas.toDataURL()).join()
      `);
    const dark = await drawn();
    await opened.wear('light');
    await expect.poll(drawn).not.toBe(dark);
    await opened.wear('dark');
  });

  it('has a table with every moment that is drawn, the newest first', async () => {
    await section().locator('summary').click();
    // The table is made when it is opened, with the next frame.
    const rows = async () =>
      Promise.all(
        (await section().locator('tbody tr').all()).map(async (row) =>
          (await row.locator('td').allTextContents()).join('|'),
        ),
      );
    await expect
      .poll(rows)
      .toEqual([
        '51|10|9|45|0|VPC CNI: ENABLE_PREFIX_DELEGATION from false to true',
        '51|10|9|45|0|',
        '51|4|9|45|0|default/nginx scaled from 40 to 50; 4 pods began to wait',
        '46|0|9|40|5|',
        '36|0|6|30|0|default/nginx scaled from 12 to 40',
        '18|0|6|12|18|default/nginx scaled from 10 to 12',
      ]);
    await section().getByRole('button', { name: '1 h' }).click();
    await expect
      .poll(async () => (await rows()).slice(6))
      .toEqual([
        '16|0|6|10|20|',
        'not known|not known|not known|not known|not known|',
        '16|0|6|10|20|default/nginx scaled from 2 to 10',
        '8|0|3|2|13|',
      ]);
    await section().getByRole('button', { name: '5 min' }).click();
  });

  it('says what was at a point in time, for the pointer and for the arrow keys', async () => {
    const { page } = opened;
    await slider().focus();
    await expect
      .poll(() => slider().getAttribute('aria-valuetext'))
      .toMatch(/: 51 pods running, 10 Pending, 9 ENIs, 45/);
    // Ten steps of five seconds, twice: a hundred seconds back, before the pods began to wait.
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    expect(await slider().getAttribute('aria-valuetext')).toMatch(/: 46 pods running, 0 Pending, 9 ENIs, 40/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await slider().getAttribute('aria-valuetext')).toMatch(/ 4 pods began to wait$/);
    expect(await section().locator('.moment').innerText()).toContain('▲ default/nginx scaled from 40 to 50');
    await page.keyboard.press('Escape');
    expect(await section().locator('.curves .number').allTextContents()).toEqual(['51', '10', '9', '45', '0']);
    const box = await section().locator('.u-over').first().boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * 0.5, (box?.y ?? 0) + 30);
    await expect
      .poll(() => section().locator('.curves .number').allTextContents())
      .toEqual(['46', '0', '9', '40', '5']);
    await page.mouse.move(0, 0);
  });

  it('goes on by itself', async () => {
    opened.change(lab(30, 3, 0, 30, prefixes));
    await expect
      .poll(() => section().locator('tbody tr').first().locator('td').allTextContents())
      .toEqual(['36', '0', '9', '30', '15', 'default/nginx scaled from 50 to 30; no pod waits any more']);
  });

  it('breaks no rule of accessibility in any theme, nor any width', async () => {
    const { page } = opened;
    for (const theme of themes) {
      await opened.wear(theme);
      await opened.shoot(`timeline-${theme}`);
      expect(await violations(page, everyRule, '#timeline'), theme).toEqual([]);
    }
    for (const width of [320, 1000, 1800]) {
      await page.setViewportSize({ width, height: 800 });
      await expect
        .poll(() => page.evaluate<number>(`document.querySelector('#timeline canvas').getBoundingClientRect().width`))
        .toBeGreaterThan(width * 0.8);
      await opened.shoot(`timeline-${width}`);
      expect(await page.evaluate('document.documentElement.scrollWidth'), String(width)).toBe(width);
    }
    expect(opened.complaints).toEqual([]);
  });

  it('keeps the period that was chosen, speaks Korean, and shows an hour', async () => {
    const ko = await openPanel(last, {
      past: story,
      language: 'ko',
      theme: 'light',
      translate: (text) => koreanTexts[text] ?? text,
    });
    await ko.page.locator('#timeline').scrollIntoViewIfNeeded();
    await ko.page.locator('#timeline').getByRole('button', { name: '1시간' }).click();
    await ko.page.locator('#timeline canvas').first().waitFor();
    await ko.page.locator('#timeline summary').click();
    await expect.poll(() => ko.page.locator('#timeline').innerText()).toContain('default/nginx: 레플리카 40 → 50');
    await ko.shoot('timeline-ko-hour');
    await ko.close();
  });

  it('says that nothing has been seen yet', async () => {
    const connection = snapshot([]).connection;
    const empty = await openPanel({ ...emptySnapshot, connection, sources: loading });
    await empty.page.locator('#timeline').scrollIntoViewIfNeeded();
    expect(await empty.page.locator('#timeline').innerText()).toContain('Nothing has been seen yet.');
    expect(await empty.page.locator('#timeline canvas').count()).toBe(0);
    await empty.close();
  });
});

const waits = { kind: 'loading' } as const;
const loading: Snapshot['sources'] = {
  stack: waits,
  compute: waits,
  network: waits,
  cluster: waits,
  deployments: waits,
  cni: waits,
  sandboxFailures: waits,
};

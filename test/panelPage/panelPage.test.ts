import { expect, it } from 'vitest';
import { commands } from '../../src/contributions.ts';
import { emptySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import {
  eni,
  fullCluster,
  node,
  now,
  pending,
  pod,
  prefixCluster,
  snapshot,
  threeNodes,
  tooManyPods,
  weirdCluster,
} from '../panel/snapshots.ts';
import { contrast } from '../webview/contrast.ts';
import { korean } from '../webview/korean.ts';
import type { OpenPage, PageOptions } from './openPage.ts';
import { themes } from '../webview/chromium.ts';
import { describePanel } from './describePanel.ts';
import { rulesFor, violations } from '../webview/axe.ts';

describePanel('the panel’s page', (openPanel) => {
  const pages: OpenPage[] = [];

  async function open(of: Snapshot, options?: PageOptions): Promise<OpenPage> {
    const opened = await openPanel(of, options);
    pages.push(opened);
    return opened;
  }

  async function wrong({ page }: OpenPage, rules?: readonly string[]): Promise<readonly string[]> {
    // Parts under the bar that stays in sight would count as hidden, and the toolkit fills its rows a moment later.
    await page.evaluate('window.scrollTo(0, 0)');
    const filled = "[...document.querySelectorAll('vscode-data-grid-row')].every((row) => row.childElementCount > 0)";
    // The page's own policy forbids waiting inside it: that would need eval.
    await expect.poll(() => page.evaluate<boolean>(filled)).toBe(true);
    return await violations(page, rules);
  }

  const states: readonly [name: string, of: Snapshot][] = [
    ['empty', emptySnapshot],
    ['three-nodes', threeNodes],
    ['full', fullCluster],
    ['prefixes', prefixCluster],
    ['weird', weirdCluster],
  ];

  it.each(states)('%s: no accessibility violation in any theme, no complaint of the browser', async (name, of) => {
    const opened = await open(of);
    const { page } = opened;
    // One opens while others may come or go: a path's table has nothing to show in every cluster.
    const closed = page.locator('details:not([open]) > summary').locator('visible=true');
    while ((await closed.count()) > 0) await closed.first().click();
    for (const theme of themes) {
      await opened.wear(theme);
      await opened.shoot(`${name}-${theme}`);
      // Only colours change with the theme.
      expect(await wrong(opened, rulesFor(theme)), theme).toEqual([]);
    }
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });

  it('shows the formula with this cluster’s numbers, and explains the number one points at', async () => {
    const opened = await open(fullCluster);
    const { page } = opened;
    expect((await page.locator('#capacity .value:visible, #capacity .sign:visible').allTextContents()).join(' ')).toBe(
      '3 × ( 6 − 1 ) + 2 = 17',
    );
    await expectText(page.locator('#capacity .about'), 'So at most 17 pods fit on a t3.medium.');
    await page.locator('#capacity').getByRole('button', { name: '1 its own address' }).focus();
    await expectText(
      page.locator('#capacity .about'),
      'Every ENI keeps its first address for itself. No pod ever gets it.',
    );
    await page.locator('#capacity').getByRole('button', { name: '2 host-network pods' }).hover();
    expect(await page.locator('#capacity .about').textContent()).toMatch(/Here: aws-node, kube-proxy\.$/);
    await expectText(page.locator('.reports li'), '✓3 nodes report 17as the formula says');
    await expectText(
      page.locator('#capacity .decider'),
      'The managed node group sets 17 pods per node: the formula, at most 110 up to 30 vCPUs and 250 above.',
    );
    await opened.close();
  });

  it('offers a choice when there are several instance types, and keeps it', async () => {
    const opened = await open(prefixCluster);
    const { page } = opened;
    await expectText(page.locator('#capacity .term.result .value'), '242');
    await page.locator('#capacity').getByRole('combobox', { name: 'Instance type' }).click();
    await page.locator('#capacity').getByRole('option', { name: 'm5.large' }).click();
    await expectText(page.locator('#capacity .term.result .value'), '29');
    opened.change(prefixCluster);
    await page.waitForTimeout(300);
    await expectText(page.locator('#capacity .term.result .value'), '29');
    await opened.close();
  });

  it('says why pods are Pending: the reason, the scheduler’s text, the nodes, the pods', async () => {
    const opened = await open(fullCluster);
    const { page } = opened;
    const section = page.locator('#pending');
    expect(await section.locator('h3').allTextContents()).toEqual(['No free pod place on any of 3 nodes']);
    await expectText(section.locator('q'), tooManyPods);
    expect(await section.locator('.chips .number').allTextContents()).toEqual(Array(3).fill('17/17 pods'));
    expect(await section.locator('tbody tr').count()).toBe(10);
    const row = section.getByRole('row', { name: /nginx-deployment-6fb79bc456-09nnq/ });
    expect(await row.locator('.waiting').textContent()).toMatch(/^2m(39|4\d)s$/);
    await row.getByRole('button', { name: 'Describe' }).click();
    await row.getByRole('button', { name: 'Show in tree' }).click();
    await expect
      .poll(() => [...opened.executed, ...opened.revealed])
      .toEqual([
        { id: commands.describePod, argument: { namespace: 'default', name: 'nginx-deployment-6fb79bc456-09nnq' } },
        { kind: 'pod', namespace: 'default', name: 'nginx-deployment-6fb79bc456-09nnq' },
      ]);
    await opened.close();
  });

  it('follows the cluster: Pending clears, the focus and open details stay', async () => {
    const opened = await open(fullCluster);
    const { page } = opened;
    const first = page.locator('.node').first();
    await first.locator('summary').click();
    const cell = first.getByRole('gridcell').nth(3);
    await cell.focus();
    const name = await cell.getAttribute('aria-label');
    await page.evaluate('window.kept = document.activeElement');
    await page.locator('#pending').scrollIntoViewIfNeeded();
    opened.change(snapshot(fullCluster.nodes, fullCluster.pending.slice(6)));
    await expect.poll(() => page.locator('#pending tbody tr').count()).toBe(4);
    opened.change(threeNodes);
    await expectText(page.locator('#pending > .quiet'), 'No pod is Pending: none waits for a node or an address.');
    expect(
      await page.evaluate('window.kept === document.activeElement && window.kept.getAttribute("aria-label")'),
    ).toBe(name);
    expect(await first.locator('details').getAttribute('open')).not.toBeNull();
    await expect
      .poll(() => page.getByRole('status').allTextContents(), { timeout: 5_000 })
      .toContain('0 pods are Pending');
    await opened.close();
  });

  it('says of a node what cannot be told, instead of drawing places that nobody counts', async () => {
    const own = [pod('web', { ip: '10.0.0.9' })];
    const shared = { enis: [], hostNetworkPods: [], unplacedPods: own, usedPods: 1 };
    const nodes = [
      node('192.168.1', [], { ...shared, unknown: 'fargate', type: undefined, limits: undefined, maxPods: 1 }),
      node('192.168.2', [], { ...shared, unknown: 'instance-unseen' }),
    ];
    const opened = await open(snapshot(nodes), { translate: korean, language: 'ko', width: 900 });
    const lines = opened.page.locator('.slot-line');
    await expect.poll(() => lines.count()).toBe(2);
    expect(await lines.allTextContents()).toEqual([
      expect.stringMatching(/^Fargate는 .*알 수 없어요\. · 자체 주소를 쓰는 파드 1개: web$/),
      expect.stringMatching(/^EC2에서 .*보이지 않아서 .*알 수 없어요\. · 자체 주소를 쓰는 파드 1개: web$/),
    ]);
    expect(await opened.page.locator('.nodes [role="gridcell"]').count()).toBe(0);
    expect(await wrong(opened)).toEqual([]);
    await opened.shoot('unknown-nodes-ko');
    await opened.close();
  });

  it('is walked by keyboard: one stop per drawing, arrows inside, Enter reveals', async () => {
    const opened = await open(threeNodes);
    const { page } = opened;
    const grid = page.getByRole('grid', { name: 'Slots of ip-192-168-1-20' });
    expect(await grid.locator('[tabindex="0"]').count()).toBe(1);
    await grid.locator('[tabindex="0"]').focus();
    const focused = () => page.evaluate('document.activeElement.getAttribute("aria-label")');
    expect(await focused()).toBe('192.168.1.20: the first address of the ENI, never given to a pod');
    const walk: readonly [key: string, expected: RegExp][] = [
      ['ArrowRight', /^192\.168\.1\.21: pod default\/nginx/],
      ['ArrowDown', /^192\.168\.1\.61: pod default\/nginx/],
      ['End', /^192\.168\.1\.65: cooling/],
      ['ArrowRight', /^192\.168\.1\.65: cooling/],
      ['ArrowDown', /ENI that is not attached yet$/],
      ['ArrowUp', /^192\.168\.1\.65: cooling/],
      ['Home', /^192\.168\.1\.60: the first address/],
      ['Control+End', /ENI that is not attached yet$/],
      ['Control+Home', /^192\.168\.1\.20: the first address/],
      ['ArrowRight', /^192\.168\.1\.21: pod/],
    ];
    for (const [key, expected] of walk) {
      await page.keyboard.press(key);
      expect(await focused(), key).toMatch(expected);
    }
    expect(await page.locator('.slot-line').first().textContent()).toMatch(
      /^192\.168\.1\.21: pod default\/nginx.*, for 2m\d+s$/,
    );
    for (const key of ['ArrowDown', 'End']) await page.keyboard.press(key);
    const line = page.locator('.slot-line').first();
    expect(await line.textContent()).toMatch(
      /^192\.168\.1\.65: cooling: its pod has ended, free again in (1\d|2[0-5])s$/,
    );
    const first = await line.textContent();
    await expect.poll(() => line.textContent(), { timeout: 5000 }).not.toBe(first);
    for (const key of ['Control+Home', 'ArrowRight']) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => opened.revealed)
      .toEqual([{ kind: 'pod', namespace: 'default', name: expect.stringMatching(/^nginx-deployment/) }]);
    await page.keyboard.press('Control+C');
    await expect.poll(() => opened.copied).toEqual(['192.168.1.21']);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Addresses as a table');
    await opened.close();
  });

  it('says everything in the drawing also in a table', async () => {
    const opened = await open(threeNodes);
    const { page } = opened;
    await page.locator('.node summary').first().click();
    const rows = page.getByRole('grid', { name: 'Addresses of ip-192-168-1-20' }).getByRole('row');
    await expect.poll(() => rows.count()).toBe(1 + 12);
    expect((await rows.nth(12).getByRole('gridcell').allTextContents()).map((text) => text.trim())).toEqual([
      'ENI 1',
      '192.168.1.65',
      'cooling',
      '',
    ]);
    await opened.close();
  });

  it('treats names as text, however long', async () => {
    const opened = await open(weirdCluster, { width: 600 });
    const { page } = opened;
    expect(await page.title()).toBe('EKS Networking Lab');
    expect(await page.locator('img, b, script:not([nonce])').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const heights = "[...document.querySelectorAll('main > section')].map((section) => section.offsetHeight)";
    for (const height of await page.evaluate<number[]>(heights)) expect(height).toBeLessThan(2_000);
    await opened.shoot('weird-600');
    await opened.close();
  });

  it.each(states)('%s: fits every width without a sideways scroll bar', async (name, of) => {
    const opened = await open(of);
    for (const width of [320, 480, 1000, 1920, 3840]) {
      await opened.page.setViewportSize({ width, height: 800 });
      expect(await opened.page.evaluate('document.documentElement.scrollWidth'), `${width} px`).toBeLessThanOrEqual(
        width,
      );
      await opened.shoot(`${name}-${width}px`);
    }
    await opened.close();
  });

  it('draws every shape with a contrast of 3:1 or more, in every theme', async () => {
    const opened = await open(threeNodes);
    for (const theme of themes) {
      await opened.wear(theme);
      const colours = (selector: string, property: string) =>
        opened.page.evaluate<readonly string[]>(
          `[...document.querySelectorAll('${selector}')].map((each) => getComputedStyle(each).${property})`,
        );
      const [behind = ''] = await colours('body', 'backgroundColor');
      const [card = ''] = await colours('.node', 'backgroundColor');
      const shapes = await colours('.legend .shape', 'color');
      expect(shapes).toHaveLength(6);
      for (const shape of shapes)
        expect(contrast(shape, card, behind), `${theme}: ${shape} on ${card}`).toBeGreaterThanOrEqual(3);
    }
    await opened.close();
  });

  it('draws a thousand nodes piece by piece, and reaches any of them', async () => {
    const nodes = Array.from({ length: 1000 }, (_, index) =>
      node(`10.${Math.floor(index / 250)}.${index % 250}`, [eni(0, '10.0.0', { pods: 5 })], {
        name: `node-${index}`,
        shortName: `node-${index}`,
      }),
    );
    const many = snapshot(
      nodes,
      Array.from({ length: 400 }, (_, index) => pending(`web-${index}`, tooManyPods.replaceAll('3', '1000'))),
    );
    const opened = await open(many);
    const { page } = opened;
    expect(await page.locator('.node').count()).toBe(30);
    expect(await page.locator('#pending tbody tr').count()).toBe(50);
    opened.session.show({ nodeName: 'node-77' });
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('node-77');
    await page.getByRole('button', { name: 'Show 50 more' }).click();
    expect(await page.locator('#pending tbody tr').count()).toBe(100);
    await opened.close();
  });

  it('offers what to do when there is nothing to show', async () => {
    const opened = await open(emptySnapshot);
    const { page } = opened;
    await page.getByRole('button', { name: 'Start practice' }).click();
    await expect.poll(() => opened.executed).toEqual([{ id: commands.startPractice }]);
    opened.change({
      ...snapshot([]),
      sources: {
        ...emptySnapshot.sources,
        stack: { kind: 'live', at: now },
        compute: { kind: 'none' },
        cluster: { kind: 'none' },
      },
    });
    await page.getByRole('button', { name: 'Deploy lab' }).waitFor();
    await opened.shoot('no-stack');
    opened.change({
      ...snapshot([]),
      sources: {
        ...emptySnapshot.sources,
        stack: { kind: 'live', at: now },
        compute: { kind: 'live', at: now },
        cluster: {
          kind: 'failed',
          reason: 'cluster-unreachable',
          subject: 'myeks',
          detail: 'connect ECONNREFUSED 127.0.0.1:6443',
          since: now,
        },
      },
    });
    await page.getByRole('heading', { name: 'The cluster cannot be read' }).waitFor();
    await expectText(page.locator('.notice .detail'), 'connect ECONNREFUSED 127.0.0.1:6443');
    await opened.shoot('failed');
    expect(await wrong(opened)).toEqual([]);
    opened.change({
      ...snapshot([]),
      sources: {
        ...emptySnapshot.sources,
        stack: { kind: 'loading' },
        compute: { kind: 'none' },
        cluster: { kind: 'none' },
      },
    });
    await page.getByRole('heading', { name: 'Reading the cluster' }).waitFor();
    expect(await wrong(opened)).toEqual([]);
    await opened.close();
  });
});

async function expectText(locator: { textContent(): Promise<string | null> }, text: string): Promise<void> {
  await expect.poll(() => locator.textContent(), { timeout: 5_000 }).toBe(text);
}

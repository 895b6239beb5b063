import type { Locator } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import korean from '../../media/l10n/bundle.l10n.ko.json' with { type: 'json' };
import { commands } from '../../src/contributions.ts';
import { fullCluster, pending, snapshot, tooManyPods } from '../panel/snapshots.ts';
import type { OpenPage } from './openPage.ts';
import { themes } from '../webview/chromium.ts';
import { cpuText, noAddressText, pickyText, waitingCluster } from './pendingCluster.ts';
import { describePanel } from './describePanel.ts';
import { everyRule, violations } from '../webview/axe.ts';

const koreanTexts: Readonly<Record<string, string>> = korean;

describePanel('the Pending section', (openPanel) => {
  let opened: OpenPage;

  beforeAll(async () => {
    opened = await openPanel(waitingCluster);
  });

  const group = (words: RegExp): Locator => opened.page.locator('#pending .group').filter({ hasText: words });
  const chips = async (words: RegExp) =>
    (await group(words).locator('.chips li').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));

  it('counts in the colour of warnings, in its heading as in the bar', async () => {
    const colour = (selector: string) =>
      opened.page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).color`);
    const bar = await colour('.bar a[href="#pending"] .number');
    expect(await colour('#pending h2 .count')).toBe(bar);
    expect(await colour('#nodes h2 .count')).not.toBe(bar);
  });

  it('tells no CPU from no place, each node with its numbers', async () => {
    const crunch = group(/crunch/);
    expect(await crunch.locator('h3').textContent()).toBe(
      'No free pod place on 2 of 3 nodes · Not enough free CPU on 1 of 3 nodes',
    );
    expect(await crunch.locator('.scheduler').textContent()).toBe(`Scheduler: ${cpuText}`);
    expect(await chips(/crunch/)).toEqual([
      'ip-192-168-1-20 17/17 pods',
      'ip-192-168-2-20 17/17 pods',
      'ip-192-168-3-20 CPU 80m free, 500m asked',
    ]);
    // Both agree, so there is nothing to add.
    expect(await crunch.locator('.since').isVisible()).toBe(false);
    expect(await crunch.locator('tbody tr').count()).toBe(2);
  });

  it('tells no address, with what the node and its subnet have', async () => {
    const stuck = group(/7hb2c/);
    expect(await stuck.locator('h3').textContent()).toBe('No address: the subnet of ip-192-168-3-20 has none left');
    expect(await stuck.locator('.scheduler').textContent()).toBe(`Kubelet: ${noAddressText}`);
    expect(await chips(/7hb2c/)).toEqual([
      'ip-192-168-3-20 0 warm, 0 cooling · 1/3 ENIs',
      'myeks-PublicSubnet1 0 addresses free',
    ]);
    // A full subnet has no prefix, either, so nothing is promised of prefixes.
    expect((await stuck.locator('.remedies').innerText()).trim()).toBe('Scale nginx-deployment…');
  });

  it('goes to what-if, which then tries prefix delegation', async () => {
    const page = await openPanel(waitingCluster);
    const remedy = page.page.getByRole('button', { name: 'What if prefix delegation was on?' }).first();
    await remedy.click();
    const top = async () => (await page.page.locator('#what-if').boundingBox())?.y ?? Infinity;
    await expect.poll(top).toBeLessThan(200);
    const box = page.page.getByRole('checkbox', { name: 'Prefix delegation' });
    expect(await box.getAttribute('aria-checked')).toBe('true');
    await page.page.close();
  });

  it('says when the nodes have changed since the scheduler spoke, and that other things count, too', async () => {
    expect(await group(/late-/).locator('.since').textContent()).toMatch(
      /^The scheduler saw it so at \d\d:\d\d:\d\d\. The nodes have changed since\. 1 node has room now/,
    );
    expect(await chips(/late-/)).toContain('ip-192-168-3-20 has room now');
    const moved = await group(/picky-/)
      .locator('.since')
      .textContent();
    expect(moved).toMatch(/^The scheduler saw it so at/);
    expect(
      await group(/picky-/)
        .locator('.scheduler')
        .textContent(),
    ).toBe(`Scheduler: ${pickyText}`);
    expect(await chips(/picky-/)).toContain('ip-192-168-1-20 no label disktype, ssd asked');
    expect(await group(/new-/).locator('h3').textContent()).toBe('The scheduler has not looked at it yet');
  });

  it('has the buttons that help, by the keyboard, too', async () => {
    const { page, executed } = opened;
    const before = executed.length;
    await group(/crunch/)
      .getByRole('button', { name: 'Add nodes to ng1…' })
      .focus();
    await page.keyboard.press('Enter');
    await group(/crunch/)
      .getByRole('button', { name: 'Scale crunch…' })
      .focus();
    await page.keyboard.press('Space');
    await expect
      .poll(() => executed.slice(before))
      .toEqual([
        { id: commands.scaleNodegroup, argument: { nodegroup: 'ng1' } },
        { id: commands.scaleDeployment, argument: { namespace: 'default', name: 'crunch' } },
      ]);
    expect(
      await group(/picky-/)
        .locator('.remedies')
        .isVisible(),
    ).toBe(false);
  });

  it('breaks no rule of accessibility in any theme, nor any width', async () => {
    const { page } = opened;
    for (const theme of themes) {
      await opened.wear(theme);
      await opened.shoot(`pending-${theme}`);
      expect(await violations(page, everyRule, '#pending'), theme).toEqual([]);
    }
    for (const width of [320, 1000]) {
      await page.setViewportSize({ width, height: 800 });
      await opened.shoot(`pending-${width}`);
      expect(await page.evaluate('document.documentElement.scrollWidth'), String(width)).toBe(width);
    }
    expect(opened.complaints).toEqual([]);
  });

  it('speaks Korean', async () => {
    const ko = await openPanel(waitingCluster, {
      language: 'ko',
      theme: 'light',
      translate: (text) => koreanTexts[text] ?? text,
    });
    await ko.shoot('pending-ko');
    expect(await ko.page.locator('#pending h3').allTextContents()).toContain(
      '주소가 없어요: ip-192-168-3-20의 서브넷에 남은 주소가 없어요',
    );
    await ko.close();
  });

  it('draws fifteen thousand waiting pods in no long task, and says that these are not all', async () => {
    const many = Array.from({ length: 15_000 }, (_, index) =>
      pending(`web-${String(index).padStart(5, '0')}`, tooManyPods),
    );
    const { page } = opened;
    await page.evaluate(`
        window.longest = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration);
        }).observe({ entryTypes: ['longtask'] });
      `);
    opened.change(snapshot(fullCluster.nodes, many));
    const section = page.locator('#pending');
    await expect.poll(() => section.locator('h2 .count').textContent()).toBe('15000');
    expect(await section.locator('tbody tr').count()).toBe(50);
    expect(await section.innerText()).toContain(
      'These are the 500 that wait longest of 15000. The tree lists all of them.',
    );
    expect(await page.evaluate<number>('window.longest')).toBeLessThan(200);
  });
});

import { expect, it } from 'vitest';
import { emptySnapshot } from '../../src/model/snapshot.ts';
import { fullCluster, snapshot, threeNodes } from '../panel/snapshots.ts';
import type { OpenPage } from './openPage.ts';
import { describePanel } from './describePanel.ts';

describePanel('the sections of the page', (open) => {
  const top = ({ page }: OpenPage, id: string) =>
    page.evaluate<number>(`Math.round(document.getElementById('${id}').getBoundingClientRect().top)`);

  it('each have a link that leads there, for the pointer and for the keyboard', async () => {
    const opened = await open(fullCluster);
    const { page } = opened;
    const links = page.getByRole('navigation', { name: 'Sections' }).getByRole('link');
    const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')?.slice(1)));
    expect(targets.slice(0, 3)).toEqual(['capacity', 'nodes', 'pending']);
    expect(targets).toContain('ops');
    const sections = await page
      .locator('main > section[aria-labelledby]:not(.notice)')
      .evaluateAll((all) => all.map(({ id }) => id));
    expect(sections).toEqual(targets);
    await links.nth(2).click();
    expect(await top(opened, 'pending')).toBeLessThan(100);
    expect(await page.evaluate('document.activeElement.id')).toBe('pending');
    await expect.poll(() => links.nth(2).getAttribute('aria-current')).toBe('location');
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.closest('section').id")).toBe('pending');
    await opened.close();
  });

  it('are where the host says, at once and later', async () => {
    const opened = await open(fullCluster, { place: { section: 'ops' } });
    expect(await opened.page.evaluate('document.activeElement.id')).toBe('ops');
    opened.session.show({ section: 'capacity' });
    await expect.poll(() => opened.page.evaluate('document.activeElement.id')).toBe('capacity');
    await opened.close();
  });

  it('are found again after a reload, where one was', async () => {
    const opened = await open(fullCluster, { height: 500 });
    await opened.page.evaluate("document.getElementById('pending').scrollIntoView(); window.scrollBy(0, 40)");
    const was = await top(opened, 'pending');
    await expect
      .poll(() => opened.page.evaluate<string>('JSON.stringify(window.keptState() ?? null)'))
      .toContain('pending');
    await opened.page.waitForTimeout(300);
    const kept = await opened.page.evaluate('window.keptState()');
    await opened.close();
    const again = await open(fullCluster, { height: 500, kept });
    expect(Math.abs((await top(again, 'pending')) - was)).toBeLessThanOrEqual(1);
    await again.close();
    // What an older page kept, or nobody ever kept, is no reason to fail.
    for (const odd of [
      null,
      7,
      { version: 1, instanceType: 'm5.large' },
      { version: 2, parts: { page: 7, ops: [] } },
    ]) {
      const fresh = await open(fullCluster, { kept: odd });
      expect(await fresh.page.evaluate('window.scrollY')).toBe(0);
      expect(fresh.complaints).toEqual([]);
      await fresh.close();
    }
  });

  it('cost nothing while they are far from sight, and are up to date when they come near', async () => {
    const opened = await open(fullCluster, { height: 300 });
    const { page } = opened;
    const rows = page.locator('#pending tbody tr');
    // Drawn once when there was time, so that a search finds it.
    await expect.poll(() => rows.count()).toBe(10);
    await page.evaluate(`
      window.touched = 0;
      const watch = new MutationObserver((records) => { window.touched += records.length; });
      watch.observe(document.getElementById('pending'), { subtree: true, childList: true, characterData: true, attributes: true });
    `);
    for (let turn = 0; turn < 5; turn += 1) {
      opened.change(turn % 2 === 0 ? threeNodes : snapshot(fullCluster.nodes, fullCluster.pending.slice(turn)));
      await page.waitForTimeout(60);
    }
    await page.waitForTimeout(1_200);
    // The bar is always in sight.
    expect(await page.locator('.bar a[href="#pending"] .number').textContent()).toBe('0');
    expect(await page.evaluate('window.touched')).toBe(0);
    await page.locator('#pending').scrollIntoViewIfNeeded();
    await expect.poll(() => rows.count()).toBe(0);
    await opened.close();
  });

  it('that have nothing to show are neither on the page nor in the bar', async () => {
    const opened = await open(emptySnapshot);
    expect(await opened.page.locator('#nodes, #capacity, #pending, #ops').locator('visible=true').count()).toBe(0);
    expect(await opened.page.locator('.bar a[href="#nodes"]').locator('visible=true').count()).toBe(0);
    opened.change(threeNodes);
    await opened.page.locator('.bar a[href="#nodes"]').waitFor();
    await opened.page.locator('#nodes .node').first().waitFor();
    await opened.close();
  });

  it('catch up when a change was lost on the way', async () => {
    const opened = await open(threeNodes);
    opened.loseChanges(true);
    opened.change(fullCluster);
    await opened.page.waitForTimeout(150);
    expect(await opened.page.locator('.bar a[href="#pending"] .number').textContent()).toBe('0');
    opened.loseChanges(false);
    opened.change(snapshot(fullCluster.nodes, fullCluster.pending.slice(3)));
    await expect.poll(() => opened.page.locator('.bar a[href="#pending"] .number').textContent()).toBe('7');
    await opened.close();
  });
});

import { expect, it } from 'vitest';
import { eni, node, pending, snapshot, threeNodes, tooManyPods } from '../panel/snapshots.ts';
import { describePanel } from './describePanel.ts';

/** Seventy nodes: thirty are drawn at first, and thirty more with every press. */
const networks = Array.from({ length: 70 }, (_, index) => `10.0.${100 + index}`);
const manyNodes = snapshot(networks.map((network) => node(network, [eni(0, network, { pods: 2, warm: 3 })])));
const names = manyNodes.nodes.map(({ shortName }) => shortName);

describePanel('what is shown piece by piece', (open) => {
  it('more nodes come by the keyboard alone, are said, and the focus is on the first of them', async () => {
    const opened = await open(manyNodes, { height: 900 });
    const section = opened.page.locator('#nodes');
    const drawn = () => section.locator('article.node').count();
    const focused = () => opened.page.evaluate<string>('document.activeElement?.textContent ?? ""');
    expect(await drawn()).toBe(30);

    const more = section.getByRole('button', { name: 'Show 30 more' });
    await more.focus();
    await opened.page.keyboard.press('Enter');
    await expect.poll(drawn).toBe(60);
    expect(await focused()).toBe(names[30]);
    await expect.poll(() => section.getByRole('status').textContent()).toBe('60 of 70 are shown');

    await section.getByRole('button', { name: 'Show 10 more' }).focus();
    await opened.page.keyboard.press('Space');
    await expect.poll(drawn).toBe(70);
    expect(await focused()).toBe(names[60]);
    await expect.poll(() => section.getByRole('status').textContent()).toBe('70 of 70 are shown');
    expect(await section.getByRole('button', { name: /^Show \d+ more$/ }).count()).toBe(0);
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });

  it('more Pending pods come the same way', async () => {
    const waiting = Array.from({ length: 51 }, (_, index) => pending(`waits-${100 + index}`, tooManyPods));
    const opened = await open(snapshot(threeNodes.nodes, waiting), { height: 900 });
    const section = opened.page.locator('#pending');
    await section.getByRole('button', { name: 'Show 1 more' }).focus();
    await opened.page.keyboard.press('Enter');
    await expect.poll(() => section.locator('tbody tr').count()).toBe(51);
    expect(await opened.page.evaluate<string>('document.activeElement?.closest("tr")?.textContent ?? ""')).toContain(
      'waits-150',
    );
    await opened.close();
  });
});

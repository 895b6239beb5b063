import { expect, it } from 'vitest';
import { labCluster } from '../panel/whatIfSnapshot.ts';
import { contrast } from '../webview/contrast.ts';
import { korean } from '../webview/korean.ts';
import type { OpenPage, PageOptions } from './openPage.ts';
import { themes } from '../webview/chromium.ts';
import { describePanel } from './describePanel.ts';
import { rulesFor, violations } from '../webview/axe.ts';

describePanel('what-if', (openPanel) => {
  async function open(options: PageOptions = {}): Promise<OpenPage> {
    const opened = await openPanel(labCluster, { place: { section: 'what-if' }, ...options });
    await opened.page.locator('#what-if table.numbers tbody tr').first().waitFor();
    return opened;
  }

  /** The rows of the table of numbers: name, now, then. */
  function numbers({ page }: OpenPage): Promise<readonly (readonly string[])[]> {
    return page
      .locator('#what-if table.numbers tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())));
  }

  async function expectNumbers(opened: OpenPage, expected: Readonly<Record<string, readonly [string, string]>>) {
    await expect
      .poll(async () => {
        const rows = (await numbers(opened)).filter(([name = '']) => name in expected);
        return Object.fromEntries(rows.map(([name, now, later]) => [name, [now, later]]));
      })
      .toEqual(expected);
  }

  it('has sliders whose handle stands out in every theme', async () => {
    const opened = await open();
    for (const theme of themes) {
      await opened.wear(theme);
      const [handle = '', behind = ''] = await opened.page.evaluate<readonly string[]>(
        `[getComputedStyle(document.querySelector('#what-if input[type=range]')).accentColor,
          getComputedStyle(document.body).backgroundColor]`,
      );
      expect(contrast(handle, behind, behind), `${theme}: ${handle}`).toBeGreaterThanOrEqual(3);
    }
    await opened.close();
  });

  it('starts as the cluster is: the same numbers now and then, and says so', async () => {
    const opened = await open();
    await expectNumbers(opened, {
      'Pods per node': ['17', '17'],
      'Pod places': ['51', '51'],
      'Pods waiting': ['1', '11 without a pod place'],
      ENIs: ['9', '9'],
      'Addresses of myeks-PublicSubnet1': ['18', '18233 left'],
      'Cost per hour': ['$0.271', '$0.271'],
    });
    expect(await opened.page.locator('#what-if .differs').count()).toBe(0);
    await opened.page.getByText('This is the cluster as it is.').waitFor();
    await opened.close();
  });

  it('prefix delegation: 110 pods a node, nothing waits, and nodes have to be replaced', async () => {
    const opened = await open();
    await opened.page.getByRole('checkbox', { name: 'Prefix delegation' }).click();
    await expectNumbers(opened, {
      'Pods per node': ['17', '110'],
      'Pod places': ['51', '330'],
      'Pods waiting': ['1', '0'],
      ENIs: ['9', '3'],
    });
    const formula = opened.page.locator('#what-if .sentence .value:visible, #what-if .sentence .sign:visible');
    expect((await formula.allTextContents()).join(' ')).toBe('3 × ( 6 − 1 ) × 16 + 2 = 242');
    await opened.page.getByText(/replace them after the change/).waitFor();
    await opened.page.getByRole('button', { name: 'Reset to the cluster' }).click();
    await expectNumbers(opened, { 'Pods per node': ['17', '17'] });
    await opened.close();
  });

  it('finds a type by what one types, by keyboard alone, and sets it beside others', async () => {
    const opened = await open();
    const { page } = opened;
    const field = page.getByRole('combobox', { name: 'Instance type' }).and(page.locator('#what-if-type'));
    await field.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('m5.la');
    expect(await page.locator('#what-if-type-list [role=option]').allTextContents()).toEqual(['m5.large']);
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Enter');
    await expectNumbers(opened, { 'Pods per node': ['17', '29'], 'Pod places': ['51', '87'] });
    const rows = page.locator('#what-if table.types tbody tr');
    expect(
      await rows.evaluateAll((all) => all.map((row) => [...row.children].slice(0, 5).map((cell) => cell.textContent))),
    ).toEqual([
      ['t3.medium', '2', '3 × (6 − 1) + 2', '17', '51'],
      ['m5.large', '2', '3 × (10 − 1) + 2', '29', '87'],
      ['c5.large', '2', '3 × (10 − 1) + 2', '29', '87'],
    ]);
    await field.focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#what-if-type-list [aria-selected=true]').textContent()).toBe('m5.large');
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('m5.large');
    const compare = page.getByRole('combobox', { name: 'Compare with' });
    await compare.fill('p5.48');
    await page.keyboard.press('Enter');
    await rows.filter({ hasText: 'p5.48xlarge' }).waitFor();
    await page.getByRole('button', { name: 'Remove p5.48xlarge' }).click();
    await expect.poll(() => rows.count()).toBe(3);
    await opened.close();
  });

  it('more nodes take the waiting pod, by number and by slider; the choice is kept over a reload', async () => {
    const opened = await open();
    const { page } = opened;
    await page.getByRole('spinbutton', { name: 'Number of nodes' }).fill('4');
    await expectNumbers(opened, {
      'Pods waiting': ['1', '0'],
      'Pod places': ['51', '68'],
      'Cost per hour': ['$0.271', '$0.328'],
    });
    await page.getByRole('slider', { name: 'Replicas' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByRole('spinbutton', { name: 'Replicas' }).inputValue()).toBe('42');
    const kept = await page.evaluate('window.acquireVsCodeApi().getState()');
    await opened.close();
    const again = await open({ kept });
    await expectNumbers(again, { 'Pod places': ['51', '68'] });
    expect(await again.page.getByRole('spinbutton', { name: 'Replicas' }).inputValue()).toBe('42');
    await again.close();
  });

  it('one button hands the whole choice to the host; without a choice there is none', async () => {
    const opened = await open();
    const { page } = opened;
    const button = page.getByRole('button', { name: 'Make it real' });
    expect(await button.isVisible()).toBe(false);
    await page.getByRole('checkbox', { name: 'Prefix delegation' }).click();
    await page.getByRole('spinbutton', { name: 'WARM_IP_TARGET' }).fill('5');
    await page.getByRole('spinbutton', { name: 'Replicas' }).fill('50');
    await button.click();
    await expect
      .poll(() => opened.executed)
      .toEqual([
        {
          id: 'eksNetworkingLab.applyWhatIf',
          argument: {
            instanceType: 't3.medium',
            nodes: 3,
            deployment: { namespace: 'default', name: 'nginx-deployment', replicas: 50 },
            cni: {
              prefixDelegation: true,
              customNetworking: false,
              warmEniTarget: 1,
              warmPrefixTarget: 1,
              warmIpTarget: 5,
              minimumIpTarget: undefined,
              maxEni: undefined,
            },
          },
        },
      ]);
    await opened.close();
  });

  it('follows the cluster while nothing is chosen', async () => {
    const opened = await open();
    opened.change({ ...labCluster, nodes: labCluster.nodes.slice(0, 2) });
    await expectNumbers(opened, { 'Pod places': ['34', '34'] });
    await opened.close();
  });

  it('tells the ENIs over time in words, too', async () => {
    const opened = await open();
    await opened.page.getByRole('spinbutton', { name: 'Replicas' }).fill('3');
    const moments = opened.page.locator('#what-if .moments li');
    // One pod with an address is on the node before, and one comes: two of ten.
    await expect
      .poll(() => moments.allTextContents())
      .toEqual(['before: ENIs 2, addresses 10', 'at once: ENIs 2, addresses 10']);
    await opened.page.getByRole('spinbutton', { name: 'Replicas' }).fill('40');
    await expect
      .poll(() => moments.allTextContents())
      .toEqual([
        'before: ENIs 2, addresses 10',
        'at once: ENIs 2, addresses 10, pods that wait 5',
        'after 12.5 s: ENIs 3, addresses 15',
      ]);
    await opened.close();
  });

  it('has no accessibility violation in any theme, fits every width, in both languages', async () => {
    const opened = await open();
    const { page } = opened;
    await page.getByRole('checkbox', { name: 'Prefix delegation' }).click();
    await page.getByText(/replace them after the change/).waitFor();
    for (const theme of themes) {
      await opened.wear(theme);
      await opened.shoot(`what-if-${theme}`);
      expect(await violations(page, rulesFor(theme), '#what-if'), theme).toEqual([]);
    }
    await opened.wear('dark');
    for (const width of [320, 480, 820, 1920, 3840]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), `${width} px`).toBeLessThanOrEqual(width);
      await opened.shoot(`what-if-${width}px`);
    }
    expect(opened.complaints).toEqual([]);
    await opened.close();
    const other = await open({ language: 'ko', translate: korean });
    await other.shoot('what-if-ko');
    await other.close();
  });
});

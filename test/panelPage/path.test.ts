import { expect, it } from 'vitest';
import korean from '../../media/l10n/bundle.l10n.ko.json' with { type: 'json' };
import type { RoutedService } from '../../src/domain/routing/topology.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { externalSnatCluster, pathCluster } from '../panel/pathCluster.ts';
import { contrast } from '../webview/contrast.ts';
import type { OpenPage, PageOptions } from './openPage.ts';
import { themes } from '../webview/chromium.ts';
import { describePanel } from './describePanel.ts';
import { everyRule, violations } from '../webview/axe.ts';

/** On the second ENI of the first node. */
const sender = { kind: 'pod', namespace: 'default', name: 'nginx-deployment-6fb79bc456-1p11x' } as const;
const senderAddress = '192.168.1.61';

const services: readonly RoutedService[] = [
  {
    namespace: 'default',
    name: 'web',
    portName: '',
    protocol: 'tcp',
    clusterAddress: '10.100.7.7',
    port: 80,
    endpoints: ['192.168.2.21', '192.168.3.21'].map((address) => ({ address, port: 80 })),
  },
];

const translate = (text: string) => (korean as Readonly<Record<string, string>>)[text] ?? text;

describePanel('the packet path', (openPanel) => {
  async function open(of: Snapshot = pathCluster, options: PageOptions = {}): Promise<OpenPage> {
    const opened = await openPanel(of, {
      place: { section: 'path', from: sender },
      servicePorts: () => Promise.resolve(services),
      ...options,
    });
    await opened.page.locator('#path .station').first().waitFor();
    return opened;
  }

  const sources = ({ page }: OpenPage) =>
    page.locator('.way').first().locator('.station').filter({ hasText: 'source changes' }).locator('.address.new');

  it('shows the way to the internet: what decides, and where the source changes', async () => {
    const opened = await open();
    const { page } = opened;
    expect(await page.locator('#path').getByRole('combobox', { name: 'From' }).inputValue()).toBe(
      `default/${sender.name}`,
    );
    expect(await sources(opened).allTextContents()).toEqual(['192.168.1.20', '198.51.100.1']);
    const lines = await page.locator('.way').first().locator('.line .text').allTextContents();
    expect(lines).toContain('1024:  from all fwmark 0x80/0x80 lookup main');
    expect(lines).toContain('default via 192.168.1.1 dev ens5 proto dhcp src 192.168.1.20 metric 512');
    expect(lines).toContain('0.0.0.0/0 → igw-0c9e1f2a3b4c5d6e7');
    expect(await page.getByRole('status').filter({ hasText: 'The packet arrives' }).count()).toBe(1);
    await page.getByRole('button', { name: /^Copy this line: 1024:/ }).click();
    await expect.poll(() => opened.copied).toEqual(['1024:\tfrom all fwmark 0x80/0x80 lookup main']);
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });

  it('is chosen by keyboard alone, and kept', async () => {
    const opened = await open();
    const { page } = opened;
    const to = page.locator('#path').getByRole('combobox', { name: 'To' });
    await to.focus();
    await page.keyboard.type('192.168.2.21');
    // What was typed is an address; the pod that has it comes next.
    await expect
      .poll(() => page.locator('#path').getByRole('option').allTextContents())
      .toEqual([
        '192.168.2.21 address',
        expect.stringMatching(/^default\/nginx\S+ pod · 192\.168\.2\.21 · ip-192-168-2-20$/),
      ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => to.inputValue()).toMatch(/^default\/nginx/);
    await expect
      .poll(() => page.locator('.way').first().locator('.station').last().textContent())
      .toContain('The packet has arrived in the pod.');
    expect(await sources(opened).count()).toBe(0);
    await page.keyboard.type('nothing of the kind');
    await expect.poll(() => page.locator('.popup:visible .note').textContent()).toMatch(/^Nothing here is called that/);
    await page.keyboard.press('Escape');
    expect(await to.inputValue()).toMatch(/^default\/nginx/);
    await opened.close();
  });

  it('is what chapters ask for: from the first pod to one of another node, or to the internet', async () => {
    const opened = await open(pathCluster, { place: { section: 'path', to: 'other-node' } });
    const { page } = opened;
    const ends = () =>
      page
        .getByRole('combobox', { name: /^(From|To)$/ })
        .evaluateAll((all) => all.map((each) => 'value' in each && each.value));
    expect(await ends()).toEqual([
      'default/nginx-deployment-6fb79bc456-0p11x',
      'default/nginx-deployment-6fb79bc456-0p12x',
    ]);
    opened.session.show({ section: 'path', to: 'internet' });
    await expect.poll(ends).toEqual(['default/nginx-deployment-6fb79bc456-0p11x', 'the internet (8.8.8.8)']);
    await opened.close();
  });

  it('leads to a Service, by the endpoint that one chooses', async () => {
    const opened = await open();
    const { page } = opened;
    await page.locator('#path').getByRole('combobox', { name: 'To' }).click();
    await page
      .locator('#path')
      .getByRole('option', { name: /^default\/web/ })
      .click();
    const endpoint = page.locator('#path').getByRole('combobox', { name: 'Endpoint' });
    await endpoint.waitFor();
    await expect
      .poll(() => page.locator('.station.is-service .text').last().textContent())
      .toMatch(/192\.168\.2\.21:80$/);
    await endpoint.click();
    await page.locator('#path').getByRole('option', { name: '192.168.3.21:80' }).click();
    await expect
      .poll(() => page.locator('.station.is-service .text').last().textContent())
      .toMatch(/192\.168\.3\.21:80$/);
    await opened.shoot('path-service');
    await opened.close();
  });

  it('follows the cluster: what was true a moment ago is not shown any more', async () => {
    const opened = await open();
    const { page } = opened;
    opened.change({ ...externalSnatCluster, nodes: externalSnatCluster.nodes.map((each) => ({ ...each, zone: 'z' })) });
    await expect.poll(() => page.locator('#path .outcome').textContent()).toBe('The packet is lost.');
    expect(await page.locator('.station.is-lost').textContent()).toMatch(
      new RegExp(`igw-0c9e1f2a3b4c5d6e7 has no public address that goes with ${senderAddress}`),
    );
    expect(await page.locator('.way').count()).toBe(1);
    await opened.shoot('path-lost');
    await opened.close();
  });

  it('says the same in the drawing and in the table', async () => {
    const opened = await open();
    const { page } = opened;
    const drawn = await page
      .locator('.station')
      .evaluateAll((all) =>
        all.map((station) =>
          [
            [...station.querySelectorAll('.kind, .name')].map((part) => part.textContent).join(' '),
            [...station.querySelectorAll('.address')].map((part) => part.textContent).join(' | '),
            [...station.querySelectorAll('.line .text')]
              .map((part) => part.textContent?.replace(/ {2,}/, ' '))
              .join('\n'),
          ].join(' | '),
        ),
      );
    await page.getByText('Stations as a table').click();
    const rows = page.locator('#path vscode-data-grid-row:not([row-type=header])');
    await expect.poll(() => rows.count()).toBe(drawn.length);
    const told = await rows.evaluateAll((all) =>
      all.map((row) =>
        [...row.children]
          .slice(2)
          .map((cell) => cell.textContent?.trim())
          .join(' | '),
      ),
    );
    expect(told).toEqual(drawn);
    await opened.close();
  });

  it(
    'has no accessibility violation in any theme, and marks that one can tell apart',
    { timeout: 60_000 },
    async () => {
      const opened = await open();
      const { page } = opened;
      for (const theme of themes) {
        await opened.wear(theme);
        await opened.shoot(`path-${theme}`);
        expect(await violations(page, everyRule, '#path'), theme).toEqual([]);
        const borders = await page.evaluate<readonly (readonly [string, string])[]>(
          "[...document.querySelectorAll('.address[class*=hue-]')].map((each) => [getComputedStyle(each).borderTopColor, getComputedStyle(document.body).backgroundColor])",
        );
        for (const [border, behind] of borders)
          expect(contrast(border.replace(/^color\(srgb (.*)\)$/, srgb), behind, behind), theme).toBeGreaterThanOrEqual(
            3,
          );
      }
      await opened.close();
    },
  );

  it('fits 320 pixels, and speaks Korean', async () => {
    const opened = await open(pathCluster, { width: 320, translate, language: 'ko', theme: 'light' });
    const { page } = opened;
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(await page.locator('#path h2').textContent()).toBe('패킷 경로');
    await opened.shoot('path-narrow-ko');
    await opened.close();
    const wide = await open(pathCluster, { width: 1400, translate, language: 'ko', theme: 'light' });
    await wide.shoot('path-wide-ko');
    await wide.close();
  });
});

/** `color(srgb 0.1 0.2 0.3)` as `rgb(…)`. */
function srgb(_all: string, parts: string): string {
  const [red = 0, green = 0, blue = 0] = parts.split(/[ /]+/).map((part) => Math.round(Number(part) * 255));
  return `rgb(${red}, ${green}, ${blue})`;
}

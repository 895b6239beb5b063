import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { eni, fullCluster, node, now, pending, pod, snapshot, tooManyPods } from '../panel/snapshots.ts';
import type { OpenPage, PageOptions } from './openPage.ts';
import { themes } from '../webview/chromium.ts';
import { describePanel } from './describePanel.ts';

/** Pods of every kind, in three namespaces, on nodes of every state. */
const mixed: Snapshot = (() => {
  const on = (name: string, more: Parameters<typeof pod>[1]) => pod(name, { nodeName: 'ip-192-168-1-20', ...more });
  const unplaced = [
    on('starts', { phase: 'Pending', status: 'ContainerCreating', ready: false }),
    on('loops', { namespace: 'shop', status: 'CrashLoopBackOff', ready: false, ip: '192.168.1.99' }),
    on('leaves', { namespace: 'shop', status: 'Terminating', deletedAt: now, ip: '192.168.1.98' }),
  ];
  return snapshot(
    [
      node('192.168.1', [eni(0, '192.168.1', { pods: 3 })], { unplacedPods: unplaced, usedPods: 8 }),
      node('192.168.2', [eni(0, '192.168.2', { pods: 5 }), eni(1, '192.168.2', { pods: 5 })], { cordoned: true }),
      node('192.168.3', [], {
        ready: false,
        notReadyReason: 'cni plugin not initialized',
        hostNetworkPods: [],
        usedPods: 0,
      }),
    ],
    [pending('waits-1', tooManyPods, 30_000), pending('waits-2', tooManyPods, 20_000)],
  );
})();

describePanel('the ops view', (openPanel) => {
  async function open(of: Snapshot, options?: PageOptions): Promise<OpenPage> {
    const opened = await openPanel(of, { place: { section: 'ops' }, ...options });
    await opened.page.locator('.picture canvas').waitFor();
    return opened;
  }

  it('says the same in the drawing and in the table: every square is a row, every row a square', async () => {
    const opened = await open(mixed);
    const { page } = opened;
    await page.getByText('Pods as a table').click();
    const rows = page.getByRole('grid', { name: 'Pods by node' }).locator('.rows [role="row"]');
    await expect.poll(() => rows.count()).toBe(2 + 8 + 12 + 1);
    const said = await rows.evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent).join(' | ')),
    );
    // Of its own making: two pods that wait, then a row for each pod of a node, or one for a node without pods.
    expect(said.slice(0, 3)).toEqual([
      'Waiting for a node · 2 | default/waits-1 | Pending (waiting for a node) | ',
      'Waiting for a node · 2 | default/waits-2 | Pending (waiting for a node) | ',
      expect.stringMatching(
        /^ip-192-168-1-20 · 8 of 17 \| default\/nginx-deployment-6fb79bc456-0p11x \| Running \| 192\.168\.1\.21$/,
      ),
    ]);
    expect(said).toContain('ip-192-168-1-20 · 8 of 17 | shop/loops | CrashLoopBackOff (failing) | 192.168.1.99');
    expect(said).toContain('ip-192-168-1-20 · 8 of 17 | shop/leaves | Terminating (terminating) | 192.168.1.98');
    expect(said.at(-1)).toBe('ip-192-168-3-20 · 0 of 17 | no pods |  | ');
    const pointed = await pointEverywhere(page);
    const podRows = said.filter((row) => !row.includes('no pods')).map((row) => row.split(' | ').slice(1).join(' | '));
    expect(pointed.pods.toSorted()).toEqual(podRows.toSorted());
    expect(pointed.boxes.toSorted()).toEqual([
      'Waiting for a node',
      'ip-192-168-1-20',
      'ip-192-168-2-20',
      'ip-192-168-3-20',
    ]);
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });

  it('draws a square for every pod, of a colour and shape that differ for every kind, in every theme', async () => {
    const opened = await open(mixed);
    for (const theme of themes) {
      await opened.wear(theme);
      await opened.page.waitForTimeout(100);
      const pictures = await opened.page.evaluate<Record<string, string>>(picturesByStatus);
      expect(Object.keys(pictures).toSorted(), theme).toEqual([
        'ContainerCreating (starting)',
        'CrashLoopBackOff (failing)',
        'Pending (waiting for a node)',
        'Running',
        'Terminating (terminating)',
      ]);
      expect(new Set(Object.values(pictures)).size, theme).toBe(5);
      // In black and white, too.
      const shapes = Object.values(pictures).map((picture) => picture.replaceAll(/[^,.]+/g, '#'));
      expect(new Set(shapes).size, theme).toBe(5);
    }
    await opened.close();
  });

  it('is walked by keyboard, says where one is, and reveals it', async () => {
    const opened = await open(fullCluster);
    const { page } = opened;
    const picture = page.getByRole('grid', { name: 'Nodes and their pods' });
    await picture.focus();
    const current = () => page.locator('#ops-current').textContent();
    expect(await current()).toBe('Waiting for a node, Pods 10, Node none yet');
    const walk: readonly [key: string, expected: RegExp][] = [
      [
        'ArrowDown',
        /^default\/nginx-deployment-6fb79bc456-09nnq, Status Pending \(waiting for a node\), Address none yet/,
      ],
      ['ArrowUp', /^Waiting for a node/],
      ['ArrowRight', /^ip-192-168-1-20, Pods 17 of 17, Status ready, Type t3\.medium, Zone ap-northeast-2a$/],
      ['ArrowDown', /^default\/nginx.*, Status Running, Address 192\.168\.1\.\d+, Node ip-192-168-1-20, Age 2m\d+s$/],
      ['End', /^kube-system\/kube-proxy-1, Status Running, Address 192\.168\.1\.20/],
      ['Control+End', /^ip-192-168-3-20/],
      ['Control+Home', /^Waiting/],
      ['ArrowRight', /^ip-192-168-1-20/],
    ];
    for (const [key, expected] of walk) {
      await page.keyboard.press(key);
      expect(await current(), key).toMatch(expected);
    }
    expect(await page.locator('#ops .card .title').textContent()).toBe('ip-192-168-1-20');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => opened.revealed)
      .toEqual([
        { kind: 'node', nodeName: 'ip-192-168-1-20.ap-northeast-2.compute.internal' },
        { kind: 'pod', namespace: 'kube-system', name: 'kube-proxy-2' },
      ]);
    await opened.close();
  });

  it('stays on the same pod while others come and go', async () => {
    const opened = await open(fullCluster);
    const { page } = opened;
    await page.locator('.picture').focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    const current = () => page.locator('#ops-current').textContent();
    const name = (await current())?.split(',')[0] ?? '';
    // The pods that wait are gone, and with them the first box.
    opened.change(snapshot(fullCluster.nodes));
    await expect.poll(() => page.locator('.picture').getAttribute('aria-rowcount')).toBe('3');
    expect((await current())?.split(',')[0]).toBe(name);
    await opened.close();
  });

  it('reveals what one clicks', async () => {
    const opened = await open(fullCluster);
    const { page } = opened;
    const placeOf = async () => (await pointEverywhere(page)).places['kube-system/kube-proxy-3'] ?? [0, 0];
    // The sections above may still be growing: it is clicked once it stays where it is.
    let place = await placeOf();
    await expect.poll(async () => [place, (place = await placeOf())]).toSatisfy(([was, is]) => `${was}` === `${is}`);
    await page.mouse.click(...place);
    await expect.poll(() => opened.revealed).toEqual([{ kind: 'pod', namespace: 'kube-system', name: 'kube-proxy-3' }]);
    await opened.close();
  });

  it('finds by a part of a name or an address, and leads from one to the next', async () => {
    const opened = await open(fullCluster);
    const { page } = opened;
    const field = page.locator('#ops').getByRole('textbox', { name: 'Find pods and nodes' });
    await field.pressSequentially('KUBE-PROXY');
    await expect.poll(() => page.locator('#ops .found').textContent()).toBe('3 found');
    const title = page.locator('#ops .card .title');
    for (const expected of ['kube-proxy-1', 'kube-proxy-2', 'kube-proxy-3', 'kube-proxy-1']) {
      await page.keyboard.press('Enter');
      expect(await title.textContent()).toBe(`kube-system/${expected}`);
    }
    await page.keyboard.press('Shift+Enter');
    expect(await title.textContent()).toBe('kube-system/kube-proxy-3');
    await field.fill('192.168.2.6');
    await expect.poll(() => page.locator('#ops .found').textContent()).toBe('5 found');
    await opened.close();
  });

  it('keeps the colours and the zoom that one has chosen', async () => {
    const opened = await open(fullCluster);
    const { page } = opened;
    const legend = page.locator('#ops .legend .name:visible');
    expect(await legend.allTextContents()).toEqual(['running', 'waiting for a node']);
    await page.locator('#ops').getByRole('radio', { name: 'Namespace' }).click();
    await expect.poll(() => legend.allTextContents()).toEqual(['default', 'kube-system']);
    const before = await page.locator('.picture .world').boundingBox();
    await page.locator('#ops').getByRole('button', { name: 'Larger' }).click();
    await expect
      .poll(async () => (await page.locator('.picture .world').boundingBox())?.height)
      .not.toBe(before?.height);
    const after = await page.locator('.picture .world').boundingBox();
    const kept = await page.evaluate('window.keptState()');
    await opened.close();
    const again = await open(fullCluster, { kept });
    expect(await again.page.locator('#ops .legend .name:visible').allTextContents()).toEqual([
      'default',
      'kube-system',
    ]);
    expect((await again.page.locator('.picture .world').boundingBox())?.height).toBe(after?.height);
    await again.close();
  });
});

interface Pointed {
  readonly pods: readonly string[];
  readonly boxes: readonly string[];
  readonly places: Readonly<Record<string, readonly [number, number]>>;
}

/** Moves the pointer over the whole drawing in small steps, and gathers what the card says. */
async function pointEverywhere(page: Page): Promise<Pointed> {
  await page.locator('.picture').scrollIntoViewIfNeeded();
  // Sections that were not in sight are drawn when there is time, which moves those below.
  const top = async () => (await page.locator('.picture').boundingBox())?.y;
  for (let [still, last] = [0, await top()]; still < 3; still += 1) {
    await page.waitForTimeout(250);
    const now = await top();
    if (now !== last) still = 0;
    last = now;
  }
  return page.evaluate<Pointed>(`(() => {
    const picture = document.querySelector('.picture');
    const { left, top, width, height } = picture.getBoundingClientRect();
    const [pods, boxes, places] = [new Set(), new Set(), {}];
    for (let y = 1; y < height; y += 3)
      for (let x = 1; x < width; x += 3) {
        const at = { clientX: left + x, clientY: top + y, bubbles: true };
        picture.dispatchEvent(new PointerEvent('pointermove', at));
        const title = document.querySelector('#ops .card .title').textContent;
        const facts = Object.fromEntries([...document.querySelectorAll('#ops .card dl div')].map((each) =>
          [each.querySelector('dt').textContent, each.querySelector('dd').textContent]));
        if (facts.Age === undefined && facts.Pods !== undefined) boxes.add(title);
        if (facts.Age === undefined) continue;
        pods.add([title, facts.Status, facts.Address === 'none yet' ? '' : facts.Address].join(' | '));
        places[title] = [at.clientX, at.clientY];
      }
    picture.dispatchEvent(new PointerEvent('pointerleave'));
    return { pods: [...pods], boxes: [...boxes], places };
  })()`);
}

/** What is drawn for each status: for one square of it, the colours of a grid of pixels ('.' where nothing is). */
const picturesByStatus = `(() => {
  const picture = document.querySelector('.picture');
  const canvas = picture.querySelector('canvas');
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const facts = () => Object.fromEntries([...document.querySelectorAll('#ops .card dl div')].map((each) =>
    [each.querySelector('dt').textContent, each.querySelector('dd').textContent]));
  const squares = {};
  for (let y = 1; y < height; y += 4)
    for (let x = 1; x < width; x += 4) {
      picture.dispatchEvent(new PointerEvent('pointermove', { clientX: left + x, clientY: top + y, bubbles: true }));
      const { Age: age, Status: status } = facts();
      if (age !== undefined) squares[status] ??= picture.querySelector('.mark.hover').getBoundingClientRect();
    }
  picture.dispatchEvent(new PointerEvent('pointerleave'));
  const look = (mark) => {
    // The mark is two pixels larger than the square on every side, and lies on the box there.
    const data = canvas.getContext('2d').getImageData(mark.left - left, mark.top - top, 20, 20).data;
    const at = (x, y) => data.slice((y * 20 + x) * 4, (y * 20 + x) * 4 + 3).join(' ');
    const cells = [];
    for (let y = 2; y < 18; y += 1) for (let x = 2; x < 18; x += 1) cells.push(at(x, y) === at(1, 1) ? '.' : at(x, y));
    return cells.join(',');
  };
  return Object.fromEntries(Object.entries(squares).map(([status, mark]) => [status, look(mark)]));
})()`;

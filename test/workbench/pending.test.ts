import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChapterEditor } from './harness/chapterEditor.ts';
import { acceptDeployment } from './harness/practiceLab.ts';
import { openSession, type Session } from './harness/session.ts';
import { isOnPath } from './harness/tools.ts';
import type { Workbench } from './harness/workbench.ts';

/** A t3.medium has 1930m for pods: one of these fits on each of three nodes, and the fourth on none. */
const greedy = [
  '```bash',
  "cat <<'EOF' | kubectl apply -f -",
  'apiVersion: apps/v1',
  'kind: Deployment',
  'metadata:',
  '  name: crunch',
  'spec:',
  '  replicas: 4',
  '  selector: { matchLabels: { app: crunch } }',
  '  template:',
  '    metadata: { labels: { app: crunch } }',
  '    spec:',
  '      containers:',
  '        - { name: crunch, image: "nginx:alpine", resources: { requests: { cpu: "1" } } }',
  'EOF',
  '```',
  '',
].join('\n');

/** The colour in which an element of the page is drawn. */
function colourOf(element: unknown): string {
  const { getComputedStyle } = globalThis as unknown as {
    readonly getComputedStyle: (of: unknown) => { readonly color: string };
  };
  return getComputedStyle(element).color;
}

describe.skipIf(!isOnPath('kubectl'))('Pending pods in tree, panel and status bar', () => {
  let session: Session;
  let workbench: Workbench;

  beforeAll(async () => {
    session = await openSession({
      homeFiles: { 'lab/greedy.md': greedy },
      theme: 'Default High Contrast',
      settings: { 'eksNetworkingLab.lenses.everywhere': true },
      viewport: { width: 1600, height: 1000 },
    });
    workbench = session.workbench;
    await workbench.runCommand('EKS Lab: Start practice');
    await workbench.statusItem(/Practice · ap-northeast-2/).waitFor({ timeout: 20_000 });
    await workbench.showActivity('EKS Lab');
    await workbench.page.getByRole('button', { name: 'Deploy lab' }).first().click();
    await acceptDeployment(workbench);
    const cluster = workbench.tree('Cluster');
    await cluster.item(/CREATE_COMPLETE/).waitFor({ timeout: 90_000 });
    await cluster.item(/17 pods/).waitFor({ timeout: 60_000 });
  }, 240_000);
  afterAll(() => session.close());

  test('fifty replicas: the same number in all three within a second', async () => {
    const limit = await ChapterEditor.open(workbench, '10-limit-test');
    await workbench.runCommand('EKS Lab: Show capacity panel');
    const panel = workbench.webview();
    await panel.getByRole('heading', { name: /Pending/ }).waitFor({ timeout: 20_000 });
    await limit.run('name: nginx-deployment');
    await limit.run('--replicas=50');
    // Eight pods are the cluster's own: 43 of 50 have a place.
    const shown = {
      tree: workbench.page
        .getByRole('treeitem')
        .filter({ hasText: /^Pending7 · no free pod place/ })
        .first(),
      panel: panel.getByRole('link', { name: /^Pending\s+7$/ }),
      'status bar': workbench.statusItem('7 Pending'),
    };
    const since = await Promise.all(
      Object.values(shown).map(async (place) => {
        await place.waitFor({ state: 'attached', timeout: 30_000 });
        return performance.now();
      }),
    );
    expect(Math.max(...since) - Math.min(...since)).toBeLessThan(1000);
    // The warning yellow of this theme, which list.warningForeground would not be: it has no value here.
    const icon = shown.tree.locator('.codicon-warning');
    expect(await icon.evaluate<string, undefined>(colourOf, undefined)).toBe('rgb(255, 211, 112)');
    await panel.getByRole('link', { name: /^Pending/ }).click();
    await panel.getByRole('heading', { name: 'No free pod place on any of 3 nodes' }).waitFor();
    await expect
      .poll(() => panel.locator('#pending .chips .number').allTextContents(), { timeout: 10_000 })
      .toEqual(['17/17 pods', '17/17 pods', '17/17 pods']);
    await panel.locator('#timeline').scrollIntoViewIfNeeded();
    await panel.locator('#timeline canvas').first().waitFor();
    await expect
      .poll(() => panel.locator('#timeline .curves .number').nth(1).textContent(), { timeout: 10_000 })
      .toBe('7');
    await workbench.takePicture('pending-01-timeline');
    await panel.locator('#pending').scrollIntoViewIfNeeded();
    await workbench.takePicture('pending-02-places');
  });

  test('CPU is told from places', async () => {
    const limit = await ChapterEditor.open(workbench, '10-limit-test');
    const deleted = limit.run('kubectl delete deploy nginx-deployment');
    await workbench.dialog.getByRole('button', { name: 'Run', exact: true }).click();
    await deleted;
    await workbench.statusItem('Pending').waitFor({ state: 'detached', timeout: 20_000 });
    const chapter = await ChapterEditor.openFile(workbench, `${session.folder}/greedy.md`);
    await chapter.run('kubectl apply');
    await workbench.statusItem('1 Pending').waitFor({ timeout: 20_000 });
    await workbench
      .tree('Cluster')
      .item(/^crunch-.* not enough CPU on 3 of 3 nodes/)
      .waitFor({ timeout: 10_000 });
    await workbench.statusItem('1 Pending').click();
    const panel = workbench.webview();
    await panel.getByRole('heading', { name: 'Not enough free CPU on 3 of 3 nodes' }).waitFor({ timeout: 10_000 });
    expect(await panel.locator('#pending .chips .number').first().textContent()).toMatch(
      /^CPU \d+m free, 1000m asked$/,
    );
    await workbench.takePicture('pending-03-cpu');
  });
});

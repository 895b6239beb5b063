import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LabTools } from './harness/labTools.ts';
import { deployLab, startPractice } from './harness/practiceLab.ts';
import { openSession, type Session } from './harness/session.ts';
import { isOnPath } from './harness/tools.ts';
import type { TreeView } from './harness/treeView.ts';
import type { Workbench } from './harness/workbench.ts';

describe.skipIf(!isOnPath('kubectl'))('workloads that do not go the easy way, from the tree', () => {
  let session: Session;
  let workbench: Workbench;
  let cluster: TreeView;
  let tools: LabTools;

  beforeAll(async () => {
    session = await openSession({
      settings: { 'eksNetworkingLab.practice.speed': 600, 'eksNetworkingLab.openWalkthroughAtStart': false },
      viewport: { width: 1500, height: 1100 },
    });
    ({ workbench } = session);
    cluster = workbench.tree('Cluster');
    await startPractice(workbench);
    await workbench.expandView('Lab', false);
    await deployLab(workbench);
    tools = await LabTools.of(session);
    await tools.kubectl('create', 'deployment', 'web', '--image=nginx:alpine', '--replicas=6');
    await tools.kubectl('rollout', 'status', 'deployment/web');
  }, 240_000);
  afterAll(() => session.close());

  /** The text of the editor in front. */
  const page = async () => {
    const lines = await session.page.locator('.editor-group-container.active .view-lines').first().innerText();
    return lines.replaceAll('\u00A0', ' ');
  };

  test('a drain that a budget holds up says why, and cancelled it leaves the pods and a cordoned node', async () => {
    await tools.kubectl('create', 'poddisruptionbudget', 'web', '--selector=app=web', '--min-available=6');
    const node = await nodeOfAWebPod();
    const short = node.split('.')[0] ?? '';
    await cluster.chooseFromMenu(new RegExp(`^${short},`), 'Drain node…');
    await workbench.answerDialog('Drain');
    const progress = workbench.notifications.toast(new RegExp(`Draining ${short}.*web-\\S+ waits: .*budget`));
    await progress.waitFor({ timeout: 30_000 });
    await workbench.takePicture('workloads-01-drain-waits');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await workbench.notifications.toast(/Draining/).waitFor({ state: 'detached', timeout: 10_000 });
    await cluster.item(new RegExp(`^${short},.*ready, cordoned`)).waitFor({ timeout: 10_000 });
    expect(await tools.kubectl('get', 'deployment', 'web', '-o', 'jsonpath={.status.readyReplicas}')).toBe('6');
    expect(await workbench.notifications.toast(/./).count()).toBe(0);
    await tools.kubectl('delete', 'poddisruptionbudget', 'web');
    await cluster.chooseFromMenu(new RegExp(`^${short},`), 'Uncordon node');
    await cluster.item(new RegExp(`^${short},.*ready$`)).waitFor({ timeout: 20_000 });
  });

  test('the log of a container’s run before is offered, shown, and said to have ended', async () => {
    await tools.kubectl('run', 'crash', '--image=busybox', '--', 'sh', '-c', 'echo out of memory; exit 3');
    await filter('crash');
    await cluster.item(/^crash/).waitFor({ timeout: 20_000 });
    await cluster.chooseFromMenu(/^crash/, 'Follow logs…');
    await expect.poll(() => workbench.quickInputText()).toMatch(/Follow logs of crash[\s\S]*crash, its run before/);
    await workbench.takePicture('workloads-02-which-run');
    await workbench.pick('crash, its run before');
    await expect.poll(() => workbench.terminal.text(), { timeout: 20_000 }).toContain('out of memory');
    await expect
      .poll(() => workbench.terminal.text(), { timeout: 20_000 })
      .toContain('This run of the container has ended.');
    await workbench.takePicture('workloads-03-run-before');
  });

  test('a deployment has a page with its pods, its strategy and its events', async () => {
    await filter('web');
    await cluster.chooseFromMenu(/^web, .*ready/, 'Describe deployment');
    await expect.poll(page, { timeout: 20_000 }).toMatch(/Name +web\n[\s\S]*Events\n[\s\S]*ScalingReplicaSet/);
    expect(await page()).toMatch(/nginx:alpine/);
    await workbench.takePicture('workloads-04-deployment');
    await workbench.runCommand('EKS Lab: Clear filter');
  });

  async function nodeOfAWebPod(): Promise<string> {
    return await tools.kubectl('get', 'pod', '-l', 'app=web', '-o', 'jsonpath={.items[0].spec.nodeName}');
  }

  async function filter(text: string): Promise<void> {
    await workbench.runCommand('EKS Lab: Filter…');
    await expect.poll(() => workbench.quickInputText()).toContain('Filter the cluster');
    await workbench.enter(text);
  }
});

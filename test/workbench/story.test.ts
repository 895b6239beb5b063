import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChapterEditor } from './harness/chapterEditor.ts';
import { DeployPage } from './harness/deployPage.ts';
import { openSession, type Session } from './harness/session.ts';
import { isOnPath } from './harness/tools.ts';
import type { Workbench } from './harness/workbench.ts';

const walkthroughId = 'eks-networking-lab.eks-networking-lab#eksNetworkingLab.lab';
const hasKubectl = isOnPath('kubectl');
const hasAws = isOnPath('aws');

/** What the scheduler of Kubernetes 1.34 and later says when three nodes are full. */
const tooManyPods =
  '0/3 nodes are available: 3 Too many pods. no new claims to deallocate, preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.';

describe('the heart of the lab, from the first start to nothing left', () => {
  let session: Session;
  let workbench: Workbench;

  beforeAll(async () => {
    session = await openSession();
    workbench = session.workbench;
  });
  afterAll(() => session.close());

  test('the walkthrough shows at the first start', async () => {
    await workbench.walkthrough(walkthroughId).step('practice').waitFor({ timeout: 30_000 });
    await workbench.takePicture('story-01-walkthrough');
  });

  test('Start practice makes Practice the connection', async () => {
    await workbench.walkthrough(walkthroughId).press('practice', 'Start practice');
    await workbench.statusItem(/Practice · ap-northeast-2/).waitFor({ timeout: 15_000 });
    await workbench.showActivity('EKS Lab');
    await workbench.page.getByText('The lab is not deployed in this region yet.').waitFor();
    expect(await workbench.walkthrough(walkthroughId).isDone('practice')).toBe(true);
  });

  test('Deploy lab asks once, shows the progress by resource, and ends with three Ready nodes', async () => {
    await workbench.page.getByRole('button', { name: 'Deploy lab' }).first().click();
    const page = await DeployPage.find(workbench);
    await page.goOn();
    await expect(workbench.dialog.innerText()).resolves.toContain('$0.34 per hour');
    await workbench.answerDialog('Deploy');
    await page.close();
    await workbench.notifications.toast(/\d+\/\d+/).waitFor({ timeout: 20_000 });
    await workbench.takePicture('story-02-deploying');
    const cluster = workbench.tree('Cluster');
    await cluster.item(/CREATE_COMPLETE/).waitFor({ timeout: 60_000 });
    await cluster.expand(/^myeks/);
    await cluster.expand(/^Nodes/);
    await expect.poll(() => nodeRows(workbench), { timeout: 30_000 }).toHaveLength(3);
    await expect.poll(async () => (await nodeRows(workbench)).every((row) => row.includes('t3.medium'))).toBe(true);
    await cluster.item(/bastion/).waitFor();
    await workbench.takePicture('story-03-deployed');
  });

  test('Show ENIs opens a node to its ENIs and their addresses', async () => {
    const cluster = workbench.tree('Cluster');
    await cluster.chooseFromMenu(/^ip-192-168-1-/, 'Show ENIs');
    await cluster.item(/^ENI 0/).waitFor();
    await expect(cluster.item(/^ENI 0/).getAttribute('aria-expanded')).resolves.toBe('true');
    await workbench.takePicture('story-04-enis');
  });

  test.skipIf(!hasKubectl || !hasAws)('a chapter runs its commands with the real aws and kubectl', async () => {
    const verify = await ChapterEditor.open(workbench, '02-verify');
    expect((await verify.run('N1=$(kubectl')).text).toMatch(/ s · as expected$/);
    await workbench.expandView('Variables');
    await workbench
      .tree('Variables')
      .item(/^N1.*192\.168\.1\./)
      .waitFor({ timeout: 10_000 });
    await workbench.takePicture('story-05-variables');
    await workbench.expandView('Variables', false);
    const network = await ChapterEditor.open(workbench, '04-node-network');
    await network.run('aws ec2 describe-instances');
    await expect.poll(() => workbench.terminal.text(), { timeout: 20_000 }).toContain('192.168.1.100');
  });

  test.skipIf(!hasKubectl)('fifty replicas on three t3.medium leave ten Pending', async () => {
    const secondary = await ChapterEditor.open(workbench, '05-secondary-addresses');
    await secondary.run('name: netshoot-pod');
    const limit = await ChapterEditor.open(workbench, '10-limit-test');
    await limit.run('name: nginx-deployment');
    await limit.run('--replicas=50');
    await workbench.statusItem('10 Pending').waitFor({ timeout: 20_000 });
    const cluster = workbench.tree('Cluster');
    // The tree is longer than the view now: the first node is on the screen, the panel has all three.
    await cluster.item(/17\/17 pods/).waitFor({ timeout: 20_000 });
    await cluster.item(/^Pending/).waitFor();
    await workbench.takePicture('story-06-pending');
  });

  test.skipIf(!hasKubectl)('the panel shows the formula and why the pods are Pending', async () => {
    await workbench.runCommand('EKS Lab: Show capacity panel');
    const panel = workbench.webview();
    await panel.getByRole('heading', { name: /Pending/ }).waitFor({ timeout: 20_000 });
    const text = (await panel.locator('body').innerText()).replaceAll(/\s+/g, ' ');
    expect(text).toContain('= 17 pods per node');
    const nodes = (await panel.locator('#nodes').innerText()).replaceAll(/\s+/g, ' ');
    expect(nodes.match(/17\/17 pods/g)).toHaveLength(3);
    expect(text).toContain(tooManyPods);
    await workbench.takePicture('story-07-panel');
  });

  test.skipIf(!hasKubectl)('deleting the deployment clears the Pending pods', async () => {
    const limit = await ChapterEditor.open(workbench, '10-limit-test');
    const deleted = limit.run('kubectl delete deploy nginx-deployment');
    await workbench.dialog.getByRole('button', { name: 'Run', exact: true }).click();
    await deleted;
    await workbench.statusItem('Pending').waitFor({ state: 'detached', timeout: 20_000 });
  });

  test('Tear down lab leaves nothing', async () => {
    await workbench.runCommand('EKS Lab: Tear down lab');
    await workbench.answerDialog('Tear down');
    await workbench.notifications.toast(/0 left of myeks/).waitFor({ timeout: 90_000 });
    await workbench.takePicture('story-08-nothing-left');
    await workbench.page.getByText('The lab is not deployed in this region yet.').waitFor({ timeout: 20_000 });
  });
});

async function nodeRows(workbench: Workbench): Promise<string[]> {
  const rows = await workbench.tree('Cluster').rows();
  return rows.filter((row) => row.startsWith('ip-192-168-'));
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptDeployment } from './harness/practiceLab.ts';
import { openSession, type Session } from './harness/session.ts';
import type { TreeView } from './harness/treeView.ts';
import type { Workbench } from './harness/workbench.ts';

const walkthroughId = 'eks-networking-lab.eks-networking-lab#eksNetworkingLab.lab';
const aNode = /^ip-192-168-1-/;
const aPod = /^coredns-.*Running/;

describe('the cluster tree on Practice, by its menus and by the keyboard', () => {
  let session: Session;
  let workbench: Workbench;
  let cluster: TreeView;

  beforeAll(async () => {
    session = await openSession({
      settings: { 'eksNetworkingLab.practice.speed': 600 },
      // The chapters and the variables would leave the tree half the height.
      viewport: { width: 1500, height: 1100 },
    });
    ({ workbench } = session);
    await session.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    cluster = workbench.tree('Cluster');
    await workbench.walkthrough(walkthroughId).step('practice').waitFor({ timeout: 30_000 });
    await workbench.walkthrough(walkthroughId).press('practice', 'Start practice');
    await workbench.statusItem(/Practice · ap-northeast-2/).waitFor({ timeout: 30_000 });
    await workbench.showActivity('EKS Lab');
    await workbench.expandView('Lab', false);
    await workbench.page.getByRole('button', { name: 'Deploy lab' }).first().click();
    await acceptDeployment(workbench);
    await cluster.item(/^ip-192-168-1-.*17 pods.*ready/).waitFor({ timeout: 90_000 });
    await cluster.item(/^ip-192-168-3-.*17 pods.*ready/).waitFor({ timeout: 30_000 });
    await closeEditors();
  });
  afterAll(() => session.close());

  /** The text of the editor in front. */
  const page = async () => {
    const lines = await session.page.locator('.editor-group-container.active .view-lines').first().innerText();
    return lines.replaceAll('\u00A0', ' ');
  };
  const clipboard = () =>
    session.page.evaluate(() => {
      const { navigator } = globalThis as unknown as {
        readonly navigator: { readonly clipboard: { readText(): Promise<string> } };
      };
      return navigator.clipboard.readText();
    });

  /** From the tree: a panel that is just opening takes the keyboard for itself. */
  async function closeEditors(): Promise<void> {
    await session.page.locator('.pane-header', { hasText: 'Cluster' }).first().focus();
    await workbench.runCommand('View: Close All Editors');
  }

  async function trace(row: RegExp): Promise<void> {
    await cluster.chooseFromMenu(row, 'Trace packet from here');
    await workbench.webview().getByRole('heading').first().waitFor({ timeout: 20_000 });
    await session.page.waitForTimeout(1500);
  }

  async function chooseCopy(row: RegExp, title: string): Promise<void> {
    await cluster.item(row).click({ button: 'right' });
    const copy = session.page.getByRole('menuitem', { name: 'Copy', exact: true });
    await copy.waitFor();
    await session.page.waitForTimeout(200);
    await copy.hover();
    const entry = session.page.getByRole('menuitem', { name: title, exact: true });
    await entry.waitFor();
    await session.page.waitForTimeout(200);
    await entry.click();
  }

  test('a node tells its places, and its menu shows its ENIs, its page and its part of the panel', async () => {
    await cluster.chooseFromMenu(aNode, 'Show ENIs');
    await cluster.item(/^ENI 0.*ens5.*used.*192\.168\.1\.\d+.*eni-/).waitFor();
    await workbench.takePicture('tree-01-enis');
    await cluster.chooseFromMenu(aNode, 'Describe node');
    await expect.poll(page, { timeout: 20_000 }).toMatch(/Ready +yes[\s\S]*Takes new pods +yes[\s\S]*managed/);
    await workbench.takePicture('tree-02-describe-node');
    await cluster.chooseFromMenu(/^ENI 0/, 'Describe ENI');
    await expect
      .poll(page, { timeout: 20_000 })
      .toMatch(/MAC address +[\da-f:]{17}[\s\S]*Addresses\n +192\.168\.1\.\d+ +primary/);
    await cluster.chooseFromMenu(aNode, 'Show in panel');
    await workbench.webview().getByRole('heading').first().waitFor({ timeout: 20_000 });
    await trace(aNode);
    await closeEditors();
  });

  test('copies name, id, address and ARN', async () => {
    await chooseCopy(aNode, 'Copy name');
    await expect.poll(clipboard).toMatch(/^ip-192-168-1-\d+\.ap-northeast-2\.compute\.internal$/);
    await chooseCopy(aNode, 'Copy id');
    await expect.poll(clipboard).toMatch(/^i-[0-9a-f]{17}$/);
    await chooseCopy(aNode, 'Copy IP address');
    await expect.poll(clipboard).toMatch(/^192\.168\.1\.\d+$/);
    await chooseCopy(aNode, 'Copy ARN');
    await expect.poll(clipboard).toMatch(/^arn:aws:ec2:ap-northeast-2:\d{12}:instance\/i-[0-9a-f]{17}$/);
  });

  test('says that there is no console for an endpoint of its own', async () => {
    await cluster.chooseFromMenu(aNode, 'Open in AWS console');
    await workbench.notifications.toast(/Practice sends its requests to an endpoint of its own/).waitFor();
    await workbench.takePicture('tree-03-no-console');
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  test('opens a shell on a node through the bastion', async () => {
    await cluster.chooseFromMenu(aNode, 'Open shell on node');
    // As on AWS, the nodes let nobody in until their security group says so.
    const closed = /No rule of ip-192-168-1-\d+’s security groups lets SSH in from the bastion \(192\.168\.1\.100\)/;
    await workbench.notifications.toast(closed).waitFor({ timeout: 20_000 });
    await workbench.takePicture('tree-04-no-way-in');
    await workbench.notifications.answer(closed, 'Allow SSH from bastion');
    await expect.poll(() => workbench.terminal.text(), { timeout: 40_000 }).toMatch(/ec2-user@ip-192-168-1-\d+/);
    await workbench.terminal.type('hostname');
    await expect
      .poll(() => workbench.terminal.text(), { timeout: 20_000 })
      .toMatch(/\nip-192-168-1-\d+\.ap-northeast-2/);
    await workbench.takePicture('tree-04-node-shell');
  });

  test('a pod has a page, a log, a shell and a place in the menu of each', async () => {
    await closeEditors();
    await filter('coredns');
    await cluster.item(aPod).waitFor();
    await cluster.chooseFromMenu(aPod, 'Describe pod');
    await expect.poll(page, { timeout: 20_000 }).toMatch(/Name +coredns-[\s\S]*Container coredns\n +Image/);
    await workbench.takePicture('tree-05-describe-pod');
    await cluster.chooseFromMenu(aPod, 'Follow logs…');
    await expect.poll(() => workbench.terminal.text(), { timeout: 20_000 }).toMatch(/CoreDNS-\d/);
    await workbench.takePicture('tree-06-logs');
    await cluster.chooseFromMenu(aPod, 'Open shell in pod');
    await expect.poll(() => workbench.terminal.text(), { timeout: 30_000 }).toContain('kubectl exec -it');
    await workbench.runCommand('View: Toggle Terminal');
    await cluster.chooseFromMenu(aPod, 'Show in panel');
    await workbench.webview().getByRole('heading').first().waitFor({ timeout: 20_000 });
    await trace(aPod);
    await closeEditors();
  });

  test('Enter opens a pod’s page, a single click does not, a double click does', async () => {
    await cluster.item(aPod).click();
    await session.page.waitForTimeout(1500);
    expect(await workbench.editorNames()).toEqual([]);
    await session.page.keyboard.press('Enter');
    await expect.poll(page, { timeout: 20_000 }).toMatch(/Name +coredns-/);
    await closeEditors();
    await cluster.item(aPod).dblclick();
    await expect.poll(page, { timeout: 20_000 }).toMatch(/Name +coredns-/);
    await closeEditors();
  });

  test('the filter says what it does, and goes', async () => {
    await filter('no such thing');
    await session.page.getByText('Filter: no such thing · nothing matches').waitFor();
    await workbench.takePicture('tree-07-filter');
    await session.page.locator('.pane-header', { hasText: 'Cluster' }).first().hover();
    await session.page.getByRole('button', { name: 'Clear filter' }).first().click();
    await cluster.item(aNode).waitFor();
    await session.page.getByText(/^Filter:/).waitFor({ state: 'detached' });
  });

  async function filter(text: string): Promise<void> {
    await workbench.runCommand('EKS Lab: Filter…');
    await expect.poll(() => workbench.quickInputText()).toContain('Filter the cluster');
    await workbench.enter(text);
  }

  test('cordons a node, lets pods on again, and drains it', async () => {
    await cluster.chooseFromMenu(aNode, 'Cordon node');
    await cluster.item(/^ip-192-168-1-.*ready, cordoned/).waitFor({ timeout: 20_000 });
    await cluster.chooseFromMenu(aNode, 'Uncordon node');
    await cluster.item(/^ip-192-168-1-.*ready$/).waitFor({ timeout: 20_000 });
    // One with a pod of CoreDNS on it.
    const name = (await cluster.item(/, 3\/17 pods/).getAttribute('aria-label'))?.split(',')[0] ?? '';
    const drained = new RegExp(`^${name},`);
    await cluster.chooseFromMenu(drained, 'Drain node…');
    await expect(workbench.dialog.innerText()).resolves.toMatch(/Pods to evict: 1[\s\S]*which stay: 2/);
    await workbench.takePicture('tree-08-drain');
    await workbench.answerDialog('Drain');
    await cluster.item(new RegExp(`^${name}, 2/17 pods.*cordoned`)).waitFor({ timeout: 60_000 });
    await cluster.chooseFromMenu(drained, 'Uncordon node');
    await cluster.item(new RegExp(`^${name}.*ready$`)).waitFor({ timeout: 20_000 });
  });

  test('deletes a pod when told so, and its deployment makes another', async () => {
    await filter('coredns');
    const name = (await cluster.item(aPod).getAttribute('aria-label'))?.split(',')[0] ?? '';
    await cluster.chooseFromMenu(new RegExp(`^${name}`), 'Delete pod…');
    await expect(workbench.dialog.innerText()).resolves.toContain('makes a new one in its place');
    await workbench.answerDialog('Delete');
    await cluster.item(name).waitFor({ state: 'detached', timeout: 30_000 });
    await cluster.item(aPod).waitFor({ timeout: 30_000 });
  });

  test('scales a deployment beyond the places: Pending on top, with the reason, and a badge', async () => {
    await workbench.runCommand('EKS Lab: Clear filter');
    await workbench.runCommand('EKS Lab: Open lab terminal');
    await expect.poll(() => workbench.terminal.text(), { timeout: 20_000 }).toMatch(/[$#] *$/);
    await workbench.terminal.type('kubectl create deployment web --image=nginx');
    await expect.poll(() => workbench.terminal.text(), { timeout: 20_000 }).toContain('deployment.apps/web created');
    await filter('web');
    await cluster.chooseFromMenu(/^web.*ready/, 'Scale deployment…');
    await expect.poll(() => workbench.quickInputText()).toContain('Scale web');
    await workbench.enter('60');
    // Its own row is far down now, below its sixty pods.
    await cluster.item(/^Pending.*no free pod place/).waitFor({ timeout: 40_000 });
    await workbench.runCommand('View: Toggle Terminal');
    await workbench.runCommand('EKS Lab: Clear filter');
    await cluster.item(/^Pending.*no free pod place \(17\/17 on 3\)/).waitFor({ timeout: 40_000 });
    const rows = await cluster.rows();
    expect(rows.findIndex((row) => row.startsWith('Pending'))).toBe(1);
    await expect
      .poll(() => session.page.locator('.activitybar .badge-content').allInnerTexts(), { timeout: 10_000 })
      .toContainEqual(expect.stringMatching(/^\d+$/));
    await workbench.takePicture('tree-09-pending');
    await cluster.chooseFromMenu(/^web-.*no free pod place/, 'Show in panel');
    await workbench
      .webview()
      .getByRole('heading', { name: /Pending/ })
      .waitFor({ timeout: 20_000 });
    await workbench.takePicture('tree-10-pending-panel');
    await cluster.chooseFromMenu(/^web-.*no free pod place/, 'Describe pod');
    await expect
      .poll(page, { timeout: 20_000 })
      .toMatch(/What the scheduler says\n +0\/3 nodes are available: 3 Too many pods/);
  });

  test('the stack has its outputs, its resources and a page', async () => {
    await closeEditors();
    await filter('VpcId');
    await cluster.item(/^VpcId.*vpc-/).waitFor();
    await cluster.chooseFromMenu(/^Stack myeks/, 'Describe stack');
    await expect.poll(page, { timeout: 20_000 }).toMatch(/Status +CREATE_COMPLETE[\s\S]*Outputs\n[\s\S]*VpcId +vpc-/);
    await workbench.takePicture('tree-11-stack');
  });
});

test('in Korean and a light theme, menus and pages are Korean', async () => {
  const session = await openSession({
    language: 'ko',
    theme: 'Light Modern',
    settings: { 'eksNetworkingLab.practice.speed': 3600 },
    viewport: { width: 1500, height: 1000 },
  });
  try {
    const { workbench, page } = session;
    await workbench.walkthrough(walkthroughId).step('practice').waitFor({ timeout: 30_000 });
    await workbench.walkthrough(walkthroughId).press('practice', '연습 모드 시작');
    await workbench.statusItem('ap-northeast-2').waitFor({ timeout: 30_000 });
    await workbench.showActivity('EKS Lab');
    await workbench.expandView('랩', false);
    await page.locator('.pane-body').getByRole('button', { name: '랩 배포' }).first().click();
    await acceptDeployment(workbench, 'ko');
    const cluster = workbench.tree('클러스터');
    await cluster.item(/^ip-192-168-3-.*준비됨/).waitFor({ timeout: 90_000 });
    await cluster.chooseFromMenu(aNode, '노드 자세히 보기');
    await page.getByText('새 파드를 받음').waitFor({ timeout: 20_000 });
    await cluster.item(aNode).click({ button: 'right' });
    await page.getByRole('menuitem', { name: '여기서 패킷 따라가기' }).waitFor();
    const entries = await page.getByRole('menuitem').allInnerTexts();
    expect(entries.filter((entry) => entry.trim() !== '' && !/[가-힣]/.test(entry) && /\w{3}/.test(entry))).toEqual([]);
    await workbench.takePicture('tree-12-korean');
    await page.keyboard.press('Escape');
  } finally {
    await session.close();
  }
});

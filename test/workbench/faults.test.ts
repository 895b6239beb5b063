import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walkthroughId } from '../../src/contributions.ts';
import { startAwsAccount, type AwsAccount } from './harness/awsAccount.ts';
import { ChapterEditor } from './harness/chapterEditor.ts';
import { DeployPage } from './harness/deployPage.ts';
import { openSession, type Session } from './harness/session.ts';
import type { Workbench } from './harness/workbench.ts';

describe('an AWS account, chosen by its profile', () => {
  let account: AwsAccount;
  let session: Session;
  let workbench: Workbench;

  beforeAll(async () => {
    account = await startAwsAccount('lab', '--deployed', '--speed', '600');
    // Without this the credential chain would ask for an instance's credentials, which takes its time to fail.
    const env = { AWS_EC2_METADATA_DISABLED: 'true' };
    session = await openSession({ homeFiles: account.homeFiles, env });
    workbench = session.workbench;
    await openLab(workbench);
  });
  afterAll(async () => {
    await session.close();
    account.kill();
  });

  test('without credentials says so and offers another profile', async () => {
    await workbench.runCommand('EKS Lab: Connect to AWS…');
    await workbench.pick('Default credentials');
    await workbench.pick('ap-northeast-2');
    const toast = workbench.notifications.toast('No AWS credentials were found. Sign in, or choose another profile.');
    await toast.waitFor({ timeout: 30_000 });
    await workbench.takePicture('fault-no-credentials');
    await workbench.notifications.answer('No AWS credentials were found', 'Connect to AWS');
    await workbench.pick('lab');
    await workbench.pick('of the profile');
    await workbench.pick('cluster in this region');
    await workbench.statusItem(/lab · ap-northeast-2/).waitFor();
    await workbench
      .tree('Cluster')
      .item(/^myeks.*CREATE_COMPLETE/)
      .waitFor({ timeout: 20_000 });
  });

  test('a taken stack name is said before anything is made', async () => {
    const page = await deployPage(workbench);
    await page.button('Check').click({ timeout: 20_000 });
    const line = page.frame.locator('.check-lines li.fail', { hasText: 'myeks' });
    await line.getByText('The stack myeks stands already.').waitFor({ timeout: 30_000 });
    await expect.poll(() => page.button('Check again').isEnabled(), { timeout: 20_000 }).toBe(true);
    expect(await page.button('Make the plan').isEnabled()).toBe(false);
    await workbench.takePicture('fault-name-taken');
    await page.close();
  });

  test('an expired session is said in the tree, and the tree recovers', async () => {
    await account.fault({ expireCredentials: true });
    await workbench.runCommand('EKS Lab: Refresh');
    const expired = workbench.tree('Cluster').item('The AWS session has expired. Sign in again, then refresh.');
    await expired.waitFor({ timeout: 20_000 });
    await workbench.takePicture('fault-expired');
    await account.fault({ expireCredentials: false });
    await expired.click();
    await expired.waitFor({ state: 'detached', timeout: 20_000 });
    await workbench
      .tree('Cluster')
      .item(/^Nodes/)
      .or(workbench.tree('Cluster').item(/^myeks/))
      .first()
      .waitFor();
  });

  test('an account that is gone is said in the tree', async () => {
    account.kill();
    await workbench.runCommand('EKS Lab: Refresh');
    await workbench
      .tree('Cluster')
      .item(/^AWS does not answer/)
      .waitFor({ timeout: 60_000 });
    await workbench.takePicture('fault-unreachable');
  });
});

describe('a stack that failed', () => {
  let account: AwsAccount;
  let session: Session;
  let workbench: Workbench;

  beforeAll(async () => {
    account = await startAwsAccount('lab', '--speed', '600');
    session = await openSession({ homeFiles: account.homeFiles });
    workbench = session.workbench;
    await openLab(workbench);
  });
  afterAll(async () => {
    await session.close();
    account.kill();
  });

  test('names the resource and why, and its remains are cleared by the next deployment', async () => {
    await workbench.runCommand('EKS Lab: Connect to AWS…');
    await workbench.pick('lab');
    await workbench.pick('of the profile');
    await workbench.pick('not deployed yet');
    await workbench.statusItem(/lab · ap-northeast-2/).waitFor();
    const reason = 'You have requested more vCPU capacity than your current vCPU limit of 5 allows';
    await account.fault({ failResource: { logicalId: 'Bastion', reason } });
    const page = await deployPage(workbench);
    await page.deploy();
    await page.heading('The deploy failed').waitFor({ timeout: 60_000 });
    await page.heading(/What went wrong first · Bastion/).waitFor();
    await page.frame.getByText(reason).first().waitFor();
    await workbench.takePicture('fault-rolled-back');
    await workbench
      .tree('Cluster')
      .item(/ROLLBACK_COMPLETE/)
      .waitFor({ timeout: 60_000 });
    const again = await deployPage(workbench);
    await again.button('Check').click({ timeout: 20_000 });
    await again.frame.locator('.check-lines li.fail').getByText('ROLLBACK_COMPLETE').waitFor({ timeout: 30_000 });
    await workbench.takePicture('fault-rollback-in-the-way');
    await again.button('Delete it').click();
    await again.button('Make the plan').click({ timeout: 60_000 });
    await again.button('Deploy…').click({ timeout: 30_000 });
    await workbench.answerDialog('Deploy');
    await workbench
      .tree('Cluster')
      .item(/^myeks.*CREATE_COMPLETE/)
      .waitFor({ timeout: 60_000 });
  });
});

test('a practice world that dies is said, and another can be started', async () => {
  const session = await openSession();
  const { workbench } = session;
  try {
    await openLab(workbench);
    await workbench.runCommand('EKS Lab: Start practice');
    await workbench.statusItem(/Practice · ap-northeast-2/).waitFor({ timeout: 15_000 });
    killPractice(session.home);
    const stopped = workbench.tree('Cluster').item(/^The practice world has stopped/);
    await stopped.waitFor({ timeout: 15_000 });
    await workbench.takePicture('fault-practice-died');
    await stopped.click();
    await stopped.waitFor({ state: 'detached', timeout: 15_000 });
    await workbench.statusItem(/Practice · ap-northeast-2/).waitFor({ timeout: 15_000 });
  } finally {
    await session.close();
  }
});

test('a block goes on while its text is edited, and ends with its terminal', async () => {
  const session = await openSession({ settings: { 'eksNetworkingLab.lenses.everywhere': true } });
  const { workbench, page, folder } = session;
  try {
    const file = path.join(folder, 'own.md');
    await writeFile(file, '# My own lab\n\n```bash {endless}\nwhile true; do date; sleep 1; done\n```\n');
    await openLab(workbench);
    await workbench.runCommand('EKS Lab: Start practice');
    await workbench.statusItem(/Practice/).waitFor({ timeout: 20_000 });
    const editor = await ChapterEditor.openFile(workbench, file);
    const block = editor.block('while true');
    await editor.start(block);
    await editor.running(block);
    await page.locator('.editor-instance .view-lines').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('A line more.\n');
    const moved = { ...block, line: block.line + 1 };
    await editor.running(moved);
    await workbench.runCommand('Terminal: Kill the Active Terminal Instance');
    expect(await editor.result(moved)).toMatchObject({ icon: 'circle-outline' });
    await editor.start(moved);
    await editor.stop(moved);
    expect(await editor.result(moved)).toMatchObject({ icon: 'circle-slash' });
  } finally {
    await session.close();
  }
});

test('in a workspace that is not trusted the lenses say so and run nothing', async () => {
  const session = await openSession({ workspaceTrust: true });
  const { workbench, page } = session;
  try {
    await openLab(workbench);
    await workbench.tree('Lab').item('Verify the cluster').click();
    await page
      .getByRole('tab', { name: /^chapter\.md/ })
      .first()
      .waitFor();
    await workbench.codeLens('not in an untrusted workspace').first().click({ timeout: 20_000 });
    await workbench.notifications.toast(/This workspace is not trusted, so nothing is run from it/).waitFor();
    expect(await page.locator('.terminal-wrapper').count()).toBe(0);
    await workbench.takePicture('fault-untrusted');
  } finally {
    await session.close();
  }
});

/** The palette cannot be used before the walkthrough has opened: it takes the focus. */
async function openLab(workbench: Workbench): Promise<void> {
  const walkthrough = workbench.walkthrough(`eks-networking-lab.eks-networking-lab#${walkthroughId}`);
  await walkthrough.step('practice').waitFor({ timeout: 30_000 });
  await workbench.showActivity('EKS Lab');
}

async function deployPage(workbench: Workbench): Promise<DeployPage> {
  await workbench.runCommand('EKS Lab: Deploy lab');
  return await DeployPage.find(workbench);
}

/** Kills the simulator that the session's extension host started: the one whose home is the session's. */
function killPractice(home: string): void {
  const processes = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  const simulators = processes.split('\n').filter((line) => line.includes('simulator.js') && line.includes(home));
  expect(simulators).toHaveLength(1);
  process.kill(Number.parseInt(simulators[0] ?? '', 10), 'SIGKILL');
}

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAwsAccount, type AwsAccount } from './harness/awsAccount.ts';
import { ChapterEditor } from './harness/chapterEditor.ts';
import { LabTools } from './harness/labTools.ts';
import { LeftBehind } from './harness/leftBehind.ts';
import { acceptDeployment, deployLab, labIsReady, startPractice } from './harness/practiceLab.ts';
import { openSession, type Session } from './harness/session.ts';
import { isOnPath } from './harness/tools.ts';
import type { Workbench } from './harness/workbench.ts';
import { practiceWorldFile, worldContents } from './harness/worldContents.ts';

/** Both as a person has them: no setting but that the walkthrough stays shut, so the lab runs 60 times as fast as on AWS. */
const settings = { 'eksNetworkingLab.openWalkthroughAtStart': false };
/** High enough for every line of a plan: only those on the screen are in the page. */
const viewport = { width: 1500, height: 2400 };
const here = isOnPath('aws') && isOnPath('kubectl');

describe.skipIf(!here)('a lab on Practice, from nothing to nothing', () => {
  let session: Session;
  let workbench: Workbench;
  let before: readonly string[];

  beforeAll(async () => {
    session = await openSession({ settings, viewport });
    ({ workbench } = session);
    await startPractice(workbench);
    before = await emptyWorld();
  });
  afterAll(() => session.close());

  test('by click: deployed, two chapters, and all that a cluster leaves behind goes', async () => {
    await workbench.page.getByRole('button', { name: 'Deploy lab' }).first().click();
    await acceptDeployment(workbench);
    await labIsReady(workbench);
    const secondary = await ChapterEditor.open(workbench, '05-secondary-addresses');
    await secondary.run('name: netshoot-pod');
    const limit = await ChapterEditor.open(workbench, '10-limit-test');
    await limit.run('name: nginx-deployment');
    await limit.run('--replicas=10');
    const left = new LeftBehind(await LabTools.of(session));
    await left.loadBalancer('web');
    const leaked = await left.cniInterface();
    const volume = await left.claimVolume();
    await workbench.tree('Cluster').chooseFromMenu(/^myeks/, 'Tear down lab');
    await workbench.dialog.waitFor({ timeout: 30_000 });
    await workbench.takePicture('whole-01-plan');
    const plan = await planText(workbench);
    for (const part of ['default/web', leaked, volume]) expect(plan).toContain(part);
    await workbench.answerDialog('Tear down');
    await workbench.notifications.toast(/0 left of myeks in ap-northeast-2/).waitFor({ timeout: 240_000 });
    await workbench.takePicture('whole-02-zero');
    await expect.poll(world, { timeout: 10_000 }).toEqual(before);
  }, 480_000);

  test('by palette: deployed once more under the same name, and taken apart', async () => {
    await workbench.runCommand('Notifications: Clear All Notifications');
    await deployLab(workbench);
    await expect.poll(async () => (await world()).length).toBeGreaterThan(before.length + 30);
    await workbench.runCommand('EKS Lab: Tear down lab');
    await workbench.answerDialog('Tear down');
    await workbench.notifications.toast(/0 left of myeks in ap-northeast-2/).waitFor({ timeout: 240_000 });
    await expect.poll(world, { timeout: 10_000 }).toEqual(before);
  }, 480_000);

  async function world(): Promise<readonly string[]> {
    return await worldContents(await practiceWorldFile(session.home));
  }

  /** Practice writes its file with the first change: a tag of nothing is one. */
  async function emptyWorld(): Promise<readonly string[]> {
    return await world().catch(() => []);
  }
});

describe.skipIf(!here)('the lab as the post made it: a base stack, and the stacks of eksctl', () => {
  let folder: string;
  let account: AwsAccount;
  let session: Session;
  let workbench: Workbench;
  let tools: LabTools;
  let foreign: string;
  const file = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'eks-lab-account-'));
    const kept = ['--env-file', file('environment'), '--state', file('world')];
    account = await startAwsAccount('lab', '--preset', '2023', ...kept);
    tools = await LabTools.from(file('environment'));
    session = await openSession({ settings, viewport, homeFiles: account.homeFiles });
    ({ workbench } = session);
    await workbench.showActivity('EKS Lab');
    await workbench.runCommand('EKS Lab: Connect to AWS…');
    await workbench.pick('lab');
    await workbench.pick('of the profile');
    await workbench.pick('cluster in this region');
    await workbench
      .tree('Cluster')
      .item(/^myeks.*CREATE_COMPLETE/)
      .waitFor({ timeout: 30_000 });
  });
  afterAll(async () => {
    await session.close();
    account.kill();
    await rm(folder, { recursive: true, force: true });
  });

  test('what costs goes; an interface of somebody else survives and is named as what keeps the rest', async () => {
    const left = new LeftBehind(tools);
    await left.loadBalancer('web');
    const leaked = await left.cniInterface();
    const volume = await left.claimVolume();
    foreign = await left.foreignInterface();
    await workbench.runCommand('EKS Lab: Tear down lab');
    await workbench.dialog.waitFor({ timeout: 30_000 });
    await workbench.takePicture('whole-03-family-plan');
    const plan = await planText(workbench);
    for (const part of ['eksctl-myeks-cluster', 'eksctl-myeks-nodegroup-ng1', 'default/web', leaked, volume, foreign])
      expect(plan).toContain(part);
    await workbench.answerDialog('Tear down');
    await workbench.notifications
      .toast(/[1-9]\d* left of myeks in ap-northeast-2; what costs by the hour is gone/)
      .waitFor({ timeout: 300_000 });
    await workbench.takePicture('whole-04-foreign-left');
    const standing = await worldContents(file('world'));
    expect(standing).toContain(`networkInterfaces ${foreign}`);
    expect(
      standing.filter((each) => /^(?:instances|volumes|clusters|classicLoadBalancers|natGateways) /.test(each)),
    ).toEqual([]);
    expect(standing.filter((each) => each.startsWith('stacks '))).toEqual(['stacks myeks']);
  }, 480_000);

  test('once that is out of the way, the same command leaves nothing but the key that was there before', async () => {
    await tools.aws('ec2', 'delete-network-interface', '--network-interface-id', foreign);
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('EKS Lab: Tear down lab');
    await workbench.answerDialog('Tear down');
    await workbench.notifications.toast(/0 left of myeks in ap-northeast-2/).waitFor({ timeout: 240_000 });
    await workbench.takePicture('whole-05-family-zero');
    // The key pair was the person's own before there was a lab, with its private half in Parameter Store.
    await expect
      .poll(() => worldContents(file('world')), { timeout: 10_000 })
      .toEqual(['keyPairs myeks-nodes', expect.stringMatching(/^parameters \/ec2\/keypair\/key-[0-9a-f]{17}$/)]);
  }, 300_000);
});

/** The plan beside the question, with its long lines put together again. */
async function planText({ page }: Workbench): Promise<string> {
  const lines = await page.locator('.editor-instance .view-lines').first().innerText();
  return lines.replaceAll(/\s+/g, ' ');
}

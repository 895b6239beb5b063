import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeployPage } from './harness/deployPage.ts';
import { labIsReady, startPractice } from './harness/practiceLab.ts';
import { openSession, type Session } from './harness/session.ts';
import type { Workbench } from './harness/workbench.ts';

const settings = { 'eksNetworkingLab.openWalkthroughAtStart': false };
const viewport = { width: 1500, height: 1000 };

describe('a lab deployed on its page', () => {
  let session: Session;
  let workbench: Workbench;

  beforeAll(async () => {
    session = await openSession({ settings, viewport });
    workbench = session.workbench;
    await startPractice(workbench);
  });
  afterAll(() => session.close());

  test('from the palette: filled in, checked, planned, and stopped with what was made gone', async () => {
    await workbench.runCommand('EKS Lab: Deploy lab');
    const page = await DeployPage.find(workbench);
    await page.frame.getByText('Nobody is billed here.').waitFor();
    await page.frame.getByText('About $0.34 per hour').first().waitFor({ timeout: 20_000 });
    // 17 pods fit on a t3.medium, and 35 on a t3.large.
    const type = page.frame.getByRole('combobox', { name: 'Instance type of the nodes' });
    await page.frame.getByText('17 pods · 2 vCPU').waitFor({ timeout: 20_000 });
    await type.fill('t3.lar');
    await page.frame.getByRole('option', { name: /35 pods/ }).click();
    await page.frame.getByLabel('Number of nodes').fill('2');
    await workbench.takePicture('deploy-01-form');
    await page.button('Check').click();
    await page.heading('Checks before anything is made').waitFor();
    await page.button('Make the plan').click({ timeout: 30_000 });
    await page.heading('The plan').waitFor({ timeout: 30_000 });
    await workbench.takePicture('deploy-02-plan');
    await page.button('Deploy…').click();
    // 0.10 + 2 × 0.104 + 0.052 + 3 × 0.005 + 90 × 0.0912 / 730.
    await expect.poll(() => workbench.dialog.innerText()).toContain('$0.39');
    expect(await workbench.dialog.innerText()).toContain('ap-northeast-2');
    await workbench.answerDialog('Deploy');
    await page.frame.getByRole('progressbar').waitFor({ timeout: 20_000 });
    await page.frame.locator('.board-group li.done').nth(3).waitFor({ timeout: 30_000 });
    await workbench.takePicture('deploy-03-progress');
    await page.button('Stop…').click();
    await page.button('Stop and delete what was made').click();
    await page.heading('Stopped, and what was made is gone').waitFor({ timeout: 120_000 });
    await workbench.takePicture('deploy-04-cancelled');
  }, 300_000);

  test('again, through a reload of the window, to the end and the next chapter', async () => {
    await workbench.runCommand('EKS Lab: Deploy lab');
    let page = await DeployPage.find(workbench);
    // What was chosen last is there again.
    await expect.poll(() => page.frame.getByLabel('Number of nodes').inputValue(), { timeout: 20_000 }).toBe('2');
    await page.frame.getByLabel('Number of nodes').fill('3');
    await page.frame.getByRole('combobox', { name: 'Instance type of the nodes' }).fill('t3.medium');
    await page.deploy();
    await page.frame.locator('.board-group li.done').first().waitFor({ timeout: 30_000 });
    await session.page.reload();
    await workbench
      .statusItem(/EKS|Practice|Not connected/)
      .first()
      .waitFor({ timeout: 60_000 });
    await workbench.notifications.answer('was not at its end', 'Watch it');
    page = await DeployPage.find(workbench);
    // The window takes its time to come back, and the deploy only a quarter of a minute: it may be at its end by now.
    await page.heading(/Deploying myeks|The lab stands/).waitFor({ timeout: 30_000 });
    await workbench.takePicture('deploy-05-after-reload');
    await page.heading('The lab stands').waitFor({ timeout: 180_000 });
    await page.frame.getByText('Kubeconfig').first().waitFor();
    await workbench.takePicture('deploy-06-end');
    await page.frame.getByRole('button', { name: /chapter/i }).click();
    await session.page
      .getByRole('tab', { name: /chapter\.md/ })
      .first()
      .waitFor({ timeout: 20_000 });
    await workbench.showActivity('EKS Lab');
    await labIsReady(workbench);
  }, 400_000);
});

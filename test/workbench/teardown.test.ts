import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptDeployment } from './harness/practiceLab.ts';
import { openSession, type Session } from './harness/session.ts';

let session: Session;

beforeAll(async () => {
  session = await openSession({ language: 'ko', theme: 'Light Modern' });
});
afterAll(() => session.close());

test('the cost is in sight, the plan is read beside the question, and in the end nothing is left', async () => {
  const { workbench } = session;
  await workbench.runCommand('EKS Lab: 연습 모드 시작');
  await workbench.statusItem('ap-northeast-2').waitFor({ timeout: 15_000 });
  await workbench.runCommand('EKS Lab: 랩 배포');
  await acceptDeployment(workbench, 'ko');
  const cluster = workbench.tree('클러스터');
  await cluster.item(/CREATE_COMPLETE/).waitFor({ timeout: 60_000 });

  // 0.10 + 4 × 0.052 + 4 × 0.005 + 4 × 30 GB of gp3 at 0.0912 a month.
  await workbench.statusItem('$0.34/h').waitFor({ timeout: 60_000 });
  await cluster.expand(/^myeks/);
  await cluster.item(/^비용/).click();
  const page = session.page.locator('.editor-instance .view-lines').first();
  await expect.poll(() => page.innerText()).toMatch(/EKS/);
  await workbench.takePicture('teardown-01-cost');

  await workbench.runCommand('EKS Lab: 랩 정리(삭제)');
  await workbench.dialog.waitFor();
  const question = await workbench.dialog.innerText();
  expect(question).toContain('111122223333');
  expect(question).toContain('ap-northeast-2');
  expect(question).toContain('$0.343');
  await workbench.takePicture('teardown-02-plan');
  await workbench.answerDialog('정리(삭제)');
  await workbench.notifications.toast(/남은 myeks 리소스는 0개/).waitFor({ timeout: 90_000 });
  await workbench.takePicture('teardown-03-zero');
});

test('a window that is reloaded in the midst of it offers to go on, and that ends in nothing left', async () => {
  const { workbench, page } = session;
  await workbench.runCommand('EKS Lab: 랩 배포');
  await acceptDeployment(workbench, 'ko');
  const cluster = workbench.tree('클러스터');
  await cluster.item(/CREATE_COMPLETE/).waitFor({ timeout: 90_000 });
  await workbench.runCommand('EKS Lab: 랩 정리(삭제)');
  await workbench.answerDialog('정리(삭제)');
  await cluster.item(/DELETE_IN_PROGRESS/).waitFor({ timeout: 60_000 });
  await page.reload();
  const offer = /myeks 정리를 계속할까요/;
  await workbench.notifications.toast(offer).waitFor({ timeout: 60_000 });
  await workbench.takePicture('teardown-04-reloaded');
  await workbench.notifications.answer(offer, '계속');
  // What CloudFormation had begun may have come to its end meanwhile; else the rest is shown and asked for once more.
  const zero = workbench.notifications.toast(/남은 myeks 리소스는 0개/);
  await Promise.race([zero.waitFor({ timeout: 90_000 }), workbench.dialog.waitFor({ timeout: 90_000 })]);
  if (await workbench.dialog.isVisible()) await workbench.answerDialog('정리(삭제)');
  await zero.waitFor({ timeout: 90_000 });
  await workbench.takePicture('teardown-05-zero-after-reload');
});

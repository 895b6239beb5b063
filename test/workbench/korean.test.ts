import { afterAll, beforeAll, expect, test } from 'vitest';
import { walkthroughId } from '../../src/contributions.ts';
import { DeployPage } from './harness/deployPage.ts';
import { openSession, type Session } from './harness/session.ts';

/** Hangul: a text that is still English has none. */
const hangul = /[가-힣]/;

let session: Session;

beforeAll(async () => {
  session = await openSession({ language: 'ko', theme: 'Light Modern' });
});
afterAll(() => session.close());

test('a Korean learner deploys, reads the panel and a chapter, in a light theme', async () => {
  const { workbench, page } = session;
  const walkthrough = workbench.walkthrough(`eks-networking-lab.eks-networking-lab#${walkthroughId}`);
  await walkthrough.step('practice').waitFor({ timeout: 30_000 });
  await walkthrough.press('practice', '연습 모드 시작');
  await workbench.statusItem('ap-northeast-2').waitFor({ timeout: 15_000 });
  await workbench.showActivity('EKS Lab');
  await page.locator('.pane-body').getByRole('button', { name: '랩 배포' }).first().click();
  const deploy = await DeployPage.find(workbench, 'ko');
  await workbench.takePicture('korean-deploy');
  await deploy.goOn();
  expect(await workbench.dialog.innerText()).toMatch(hangul);
  await workbench.answerDialog('배포');
  await deploy.close();

  const cluster = workbench.tree('클러스터');
  await cluster.item(/CREATE_COMPLETE/).waitFor({ timeout: 60_000 });
  await cluster.expand(/^myeks/);
  await cluster.item(/^노드/).waitFor({ timeout: 20_000 });

  await workbench.tree('랩').item('보조 프라이빗 IP').click();
  await page
    .getByRole('tab', { name: /^chapter\.ko\.md/ })
    .first()
    .waitFor();
  await workbench.codeLens('실행').first().waitFor();
  await workbench.takePicture('korean-chapter');

  await workbench.runCommand('용량 패널 보기');
  await expect
    .poll(async () => await workbench.webview().locator('body').innerText(), { timeout: 20_000 })
    .toMatch(/17/);
  const headings = await workbench.webview().getByRole('heading').allInnerTexts();
  expect(headings.filter((heading) => !hangul.test(heading) && !/^[\w.\- ·\d]+$/.test(heading))).toEqual([]);
  expect(headings.some((heading) => heading.includes('용량'))).toBe(true);
  await workbench.takePicture('korean-panel');
});

import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ChapterEditor } from '../../test/workbench/harness/chapterEditor.ts';
import { DeployPage } from '../../test/workbench/harness/deployPage.ts';
import { LabTools } from '../../test/workbench/harness/labTools.ts';
import { labIsReady, startPractice } from '../../test/workbench/harness/practiceLab.ts';
import { openSession, type Session } from '../../test/workbench/harness/session.ts';
import { titleOf } from '../../test/workbench/harness/titles.ts';
import { fillTheLab } from './fillTheLab.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/pictures');

/** Wide enough that a pod's name is read to its end. */
const sideBarWidth = 430;

const viewport = { width: 1500, height: 940 };

/** The pictures of the README, from two sessions: English and dark, Korean and light. */
export async function takeReadmePictures(): Promise<void> {
  await withLab({ language: 'en', theme: 'Dark Modern' }, inEnglish);
  await withLab({ language: 'ko', theme: 'Light Modern' }, inKorean);
}

interface Look {
  readonly language: 'en' | 'ko';
  readonly theme: string;
}

/** A session with the lab deployed, three pods of netshoot and fifty of nginx. */
async function withLab({ language, theme }: Look, show: (session: Session) => Promise<void>): Promise<void> {
  const settings = {
    'eksNetworkingLab.practice.speed': 600,
    'eksNetworkingLab.openWalkthroughAtStart': false,
    'editor.minimap.enabled': false,
  };
  const session = await openSession({ language, theme, settings, viewport });
  const { workbench } = session;
  try {
    await startPractice(workbench, language);
    await widenSideBar(session);
    await workbench.runCommand(`EKS Lab: ${titleOf('command.deployLab', language)}`);
    const page = await DeployPage.find(workbench, language);
    if (language === 'en') {
      await page.frame.getByText('About $0.34 per hour').first().waitFor({ timeout: 20_000 });
      await page.frame.getByText('17 pods · 2 vCPU').waitFor({ timeout: 20_000 });
      await take(session, 'deploy');
    }
    await page.deploy();
    await page.close();
    await labIsReady(workbench, language);
    await fillTheLab(await LabTools.of(session, language));
    await workbench.statusItem('10 ').waitFor({ timeout: 60_000 });
    await show(session);
  } finally {
    await session.close();
  }
}

async function inEnglish(session: Session): Promise<void> {
  const { workbench } = session;
  const panel = workbench.webview();
  const go = async (section: string) => {
    await panel.locator(`.bar a[href="#${section}"]`).click();
    await delay(1000);
  };
  const chapter = await ChapterEditor.open(workbench, '10-limit-test');
  await workbench.runCommand('EKS Lab: Show capacity panel');
  await panel.locator('.bar a').first().waitFor({ timeout: 20_000 });
  await chapter.run('--replicas=50');
  await workbench.runCommand('View: Toggle Panel Visibility');
  await workbench.expandView('Lab', false);
  await delay(1500);
  await take(session, 'pending-panel');

  await closeEditors(session);
  await workbench.runCommand('EKS Lab: Show capacity panel');
  await panel.locator('.bar a').first().waitFor({ timeout: 20_000 });
  const cluster = workbench.tree('Cluster');
  await cluster
    .item(/^Pending/)
    .locator('.monaco-tl-twistie')
    .click();
  await cluster.chooseFromMenu(/^ip-192-168-1-/, 'Show ENIs');
  await go('nodes');
  await take(session, 'enis');
  await go('what-if');
  await panel.getByRole('checkbox', { name: 'Prefix delegation' }).click();
  await delay(1000);
  await take(session, 'what-if');
  await go('path');
  await take(session, 'packet-path');

  await closeEditors(session);
  await workbench.runCommand('EKS Lab: Tear down lab');
  await workbench.dialog.waitFor();
  await delay(1000);
  await take(session, 'teardown-plan');
  await workbench.answerDialog('Cancel');
}

async function inKorean(session: Session): Promise<void> {
  const { workbench } = session;
  await workbench.expandView('랩', false);
  await workbench.runCommand(`EKS Lab: ${titleOf('command.showPanel', 'ko')}`);
  await workbench.webview().locator('.bar a').first().waitFor({ timeout: 20_000 });
  await delay(2000);
  await take(session, 'korean-panel');
}

/** From the tree: a panel takes the keyboard for itself. */
async function closeEditors({ workbench, page }: Session): Promise<void> {
  await page.locator('.pane-header', { hasText: 'Cluster' }).first().focus();
  await workbench.runCommand('View: Close All Editors');
}

async function take({ page }: Session, name: string): Promise<void> {
  // Nothing is pointed at, so no row shows its buttons: this is an empty part of the status bar.
  await page.mouse.move(viewport.width * 0.6, viewport.height - 8);
  await delay(300);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** Drags the edge of the side bar, as a person does. */
async function widenSideBar({ page }: Session): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('There is no side bar.');
  const y = viewport.height / 2;
  await page.mouse.move(box.x + box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + sideBarWidth, y, { steps: 5 });
  await page.mouse.up();
}

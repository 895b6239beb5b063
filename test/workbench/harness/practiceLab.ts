import type { Language } from '../../walkthroughs/chapterFiles.ts';
import { DeployPage } from './deployPage.ts';
import { titleOf } from './titles.ts';
import type { Workbench } from './workbench.ts';

/** Starts the practice world from the palette and shows the lab's side bar. */
export async function startPractice(workbench: Workbench, language: Language = 'en'): Promise<void> {
  await workbench.showActivity('EKS Lab');
  await workbench.runCommand(`EKS Lab: ${titleOf('command.startPractice', language)}`);
  await workbench.statusItem(/ap-northeast-2/).waitFor({ timeout: 30_000 });
}

/** Deploys the lab from the palette with the values that are offered, and waits until its three nodes are ready. */
export async function deployLab(workbench: Workbench, language: Language = 'en'): Promise<void> {
  await workbench.runCommand(`EKS Lab: ${titleOf('command.deployLab', language)}`);
  await acceptDeployment(workbench, language);
  await labIsReady(workbench, language);
}

/** Takes the values that the open deploy page offers, confirms what they cost, and closes the page. */
export async function acceptDeployment(workbench: Workbench, language: Language = 'en'): Promise<void> {
  const page = await DeployPage.find(workbench, language);
  await page.deploy();
  await page.close();
}

/** Waits until the stack is complete and a node of each zone is ready for pods. */
export async function labIsReady(workbench: Workbench, language: Language = 'en'): Promise<void> {
  const cluster = workbench.tree(titleOf('views.cluster', language));
  await cluster.item(/CREATE_COMPLETE/).waitFor({ timeout: 120_000 });
  const ready = { en: 'ready', ko: '준비됨' }[language];
  for (const zone of [1, 2, 3])
    await cluster.item(new RegExp(`^ip-192-168-${zone}-.*/17.*${ready}`)).waitFor({ timeout: 60_000 });
}

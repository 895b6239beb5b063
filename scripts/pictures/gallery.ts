import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { panelSections } from '../../src/contributions.ts';
import { LabTools } from '../../test/workbench/harness/labTools.ts';
import { deployLab, startPractice } from '../../test/workbench/harness/practiceLab.ts';
import { openSession, type Session } from '../../test/workbench/harness/session.ts';
import { titleOf } from '../../test/workbench/harness/titles.ts';
import { fillTheLab } from './fillTheLab.ts';

const folder = path.resolve(import.meta.dirname, '../../.vscode-test/pictures/gallery');

/** Two themes of VS Code for each session: it follows the browser from dark to light. */
const themePairs = [
  { dark: ['dark', 'Dark Modern'], light: ['light', 'Light Modern'] },
  { dark: ['hc-dark', 'Default High Contrast'], light: ['hc-light', 'Default High Contrast Light'] },
] as const;

const sizes = [
  { width: 1400, height: 900 },
  { width: 1000, height: 600 },
] as const;

/** Every section of the panel beside the tree, in every theme and size: `<language>-<theme>-<width>-<section>.png`. */
export async function takeGallery(languages: readonly ('en' | 'ko')[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const language of languages) for (const pair of themePairs) await show(language, pair);
}

async function show(language: 'en' | 'ko', pair: (typeof themePairs)[number]): Promise<void> {
  const session = await openSession({
    language,
    settings: {
      'eksNetworkingLab.practice.speed': 600,
      'eksNetworkingLab.openWalkthroughAtStart': false,
      'window.autoDetectColorScheme': true,
      'workbench.preferredDarkColorTheme': pair.dark[1],
      'workbench.preferredLightColorTheme': pair.light[1],
    },
  });
  try {
    await fillAndOpen(session, language);
    for (const colorScheme of ['dark', 'light'] as const) {
      await session.page.emulateMedia({ colorScheme });
      await delay(2000);
      await takeSections(session, `${language}-${pair[colorScheme][0]}`);
    }
  } finally {
    await session.close();
  }
}

/** The lab with ten pods that wait, a node open to its ENIs, and the panel. */
async function fillAndOpen(session: Session, language: 'en' | 'ko'): Promise<void> {
  const { workbench } = session;
  await startPractice(workbench, language);
  await workbench.expandView(titleOf('views.chapters', language), false);
  await deployLab(workbench, language);
  await fillTheLab(await LabTools.of(session, language));
  await workbench.statusItem('10 ').waitFor({ timeout: 60_000 });
  const cluster = workbench.tree(titleOf('views.cluster', language));
  await cluster.chooseFromMenu(/^ip-192-168-1-/, titleOf('command.showEnis', language));
  await workbench.runCommand(`EKS Lab: ${titleOf('command.showPanel', language)}`);
  await workbench.webview().locator('.bar a').first().waitFor({ timeout: 20_000 });
}

async function takeSections({ workbench, page }: Session, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await delay(1000);
    for (const section of panelSections) {
      await workbench.webview().locator(`.bar a[href="#${section}"]`).click();
      await delay(700);
      await page.screenshot({ path: path.join(folder, `${name}-${size.width}-${section}.png`) });
    }
  }
}

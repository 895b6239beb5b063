import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walkthroughId } from '../../src/contributions.ts';
import { readJson } from '../manifest/manifest.ts';
import { openSession, type Session } from './harness/session.ts';

const walkthrough = `eks-networking-lab.eks-networking-lab#${walkthroughId}`;

describe.each([
  { language: 'en', texts: readJson<Record<string, string>>('package.nls.json') },
  { language: 'ko', texts: readJson<Record<string, string>>('package.nls.ko.json') },
] as const)('the first start ($language)', ({ language, texts }) => {
  let session: Session;

  beforeAll(async () => {
    session = await openSession({ language });
  });
  afterAll(() => session.close());

  test('shows the walkthrough and nothing over it', async () => {
    const { workbench } = session;
    const step = workbench.walkthrough(walkthrough).step('practice');
    await step.waitFor();
    expect(await step.innerText()).toContain(texts['walkthrough.practice.title']);
    expect(await workbench.dialog.count()).toBe(0);
    await workbench.takePicture(`first-start-${language}`);
  });

  test('offers practice in the empty tree', async () => {
    const { workbench } = session;
    await workbench.showActivity(texts['views.container'] ?? '');
    await workbench.page.locator('.pane-body .monaco-button').first().waitFor();
    const offered = await workbench.page.locator('.pane-body .monaco-button').allInnerTexts();
    const [, button] =
      /\[([^\]]+)\]\(command:eksNetworkingLab\.startPractice\)/.exec(texts['welcome.start'] ?? '') ?? [];
    expect(offered).toContain(button);
    await workbench.takePicture(`first-start-tree-${language}`);
  });
});

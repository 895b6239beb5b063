import { LabStory, fillingUp } from '../test/workbench/harness/labStory.ts';
import { ChapterEditor } from '../test/workbench/harness/chapterEditor.ts';
import { LabTools } from '../test/workbench/harness/labTools.ts';
import { deployLab, startPractice } from '../test/workbench/harness/practiceLab.ts';
import { openSession } from '../test/workbench/harness/session.ts';
import type { Row } from './row.ts';

/**
 * How much later than the API server's own word a real VS Code shows it: the lab's pods at 60 times real time, the slowest step
 * of each place. The browser that draws shares the machine.
 */
export async function story(): Promise<readonly Row[]> {
  const session = await openSession({
    settings: { 'eksNetworkingLab.openWalkthroughAtStart': false },
    viewport: { width: 1800, height: 1300 },
  });
  try {
    const { workbench } = session;
    await startPractice(workbench);
    await deployLab(workbench);
    const tools = await LabTools.of(session);
    await ChapterEditor.open(workbench, '05-secondary-addresses');
    await workbench.runCommand('EKS Lab: Show capacity panel');
    await workbench.webview().locator('.bar a').first().waitFor({ timeout: 20_000 });
    const lab = await LabStory.open(session, tools);
    const rows: Row[] = [];
    for (const step of fillingUp) {
      const { lag } = await lab.play(step);
      for (const [place, value] of Object.entries(lag))
        rows.push({ name: `story: ${step.name}, ${place}`, value: Math.max(0, value), unit: 'ms', goal: 1000 });
    }
    lab.dispose();
    return rows;
  } finally {
    await session.close();
  }
}

import type { FrameLocator, Locator } from 'playwright-core';
import type { Language } from '../../walkthroughs/chapterFiles.ts';
import { titleOf } from './titles.ts';
import type { Workbench } from './workbench.ts';

/** What is pressed on the way, as the two languages say it. */
const buttons = {
  en: { check: 'Check', plan: 'Make the plan', deploy: 'Deploy…', confirm: 'Deploy' },
  ko: { check: '확인하기', plan: '계획 세우기', deploy: '배포…', confirm: '배포' },
} as const;

/** The open deploy page. */
export class DeployPage {
  readonly frame: FrameLocator;
  readonly #workbench: Workbench;
  readonly #language: Language;

  private constructor(workbench: Workbench, frame: FrameLocator, language: Language) {
    this.#workbench = workbench;
    this.frame = frame;
    this.#language = language;
  }

  /** Waits for the page among all webviews that are open. */
  static async find(workbench: Workbench, language: Language = 'en'): Promise<DeployPage> {
    const webviews = workbench.page.locator('iframe.webview.ready');
    const deadline = Date.now() + 30_000;
    while (Date.now() < deadline) {
      for (const webview of await webviews.all()) {
        const frame = webview.contentFrame().frameLocator('#active-frame');
        // A webview may be gone by now.
        const steps = await frame
          .locator('.steps')
          .count()
          .catch(() => 0);
        if (steps > 0) return new DeployPage(workbench, frame, language);
      }
      await workbench.page.waitForTimeout(100);
    }
    throw new Error('The deploy page did not open.');
  }

  heading(text: string | RegExp): Locator {
    return this.frame.getByRole('heading', { name: text });
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** Goes on from the form, with the values as they are, to the question that asks for the last word. */
  async goOn(): Promise<void> {
    const { check, plan, deploy } = buttons[this.#language];
    await this.button(check).click({ timeout: 30_000 });
    await this.button(plan).click({ timeout: 30_000 });
    await this.button(deploy).click({ timeout: 30_000 });
    await this.#workbench.dialog.waitFor();
  }

  /** Goes on from the form and confirms. */
  async deploy(): Promise<void> {
    await this.goOn();
    await this.#workbench.answerDialog(buttons[this.#language].confirm);
    await this.frame.getByRole('progressbar').waitFor({ timeout: 20_000 });
  }

  /** Closes the page; the deploy goes on without it. */
  async close(): Promise<void> {
    const tab = this.#workbench.page.getByRole('tab', { name: titleOf('command.deployLab', this.#language) });
    await tab.click();
    await this.#workbench.runCommand('View: Close Editor');
    await tab.waitFor({ state: 'detached' });
  }
}

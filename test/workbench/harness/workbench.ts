import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { Notifications } from './notifications.ts';
import { TerminalPanel } from './terminalPanel.ts';
import { TreeView } from './treeView.ts';
import { Walkthrough } from './walkthrough.ts';

const pictures = path.resolve(import.meta.dirname, '../../../.vscode-test/pictures');

/** A menu ignores the mouse button's release in its first 100 ms. */
const menuSettlesMs = 200;

/** What a person does in VS Code, by the roles and names that a person (or a screen reader) finds. */
export class Workbench {
  readonly page: Page;
  readonly terminal: TerminalPanel;
  readonly notifications: Notifications;

  constructor(page: Page) {
    this.page = page;
    this.terminal = new TerminalPanel(page);
    this.notifications = new Notifications(this);
  }

  /** Opens the address and waits until the workbench can be used. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator('.monaco-workbench .activitybar').waitFor({ timeout: 60_000 });
  }

  /** Shows the side bar of an activity (its name in the activity bar). */
  async showActivity(name: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name });
    await tab.waitFor();
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  }

  /** Opens a view of the side bar, or folds it up. */
  async expandView(title: string, expanded = true): Promise<void> {
    const header = this.page.locator('.pane-header', { hasText: title }).first();
    await header.waitFor();
    if ((await header.getAttribute('aria-expanded')) !== String(expanded)) await header.click();
  }

  /** The tree of the view with this title. */
  tree(title: string): TreeView {
    return new TreeView(this, this.page.getByRole('tree', { name: title }));
  }

  /** Runs a command by its full title in the palette, category included. */
  async runCommand(title: string): Promise<void> {
    await this.#choose('F1', `>${title}`, title);
  }

  /** Opens a file of the workspace by name. */
  async openFile(name: string): Promise<void> {
    await this.#choose('Control+P', name, name);
    await this.page.getByRole('tab', { name }).first().waitFor();
  }

  /** Chooses a row of the quick pick that is open, by the text in it. A list that is still filling may lose a click. */
  async pick(row: string): Promise<void> {
    const wanted = this.#quickInput().locator('.monaco-list-row', { hasText: row }).first();
    await wanted.waitFor();
    for (let tries = 0; tries < 3; tries += 1) {
      await wanted.click({ timeout: 5_000 });
      const gone = wanted.waitFor({ state: 'hidden', timeout: 2_000 });
      if (
        await gone.then(
          () => true,
          () => false,
        )
      )
        return;
    }
    throw new Error(`Choosing ${row} does nothing.`);
  }

  /** Types into the input box that is open and accepts it; without a text it accepts what stands there. */
  async enter(text?: string): Promise<void> {
    const box = this.#quickInput().locator('input').first();
    await box.waitFor();
    if (text !== undefined) await box.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** The title and prompt of the quick pick or input box that is open. */
  async quickInputText(): Promise<string> {
    await this.#quickInput().waitFor();
    return this.#quickInput().innerText();
  }

  /** Right-clicks something and chooses from its context menu. One that something else has closed again is opened anew. */
  async chooseInContextMenu(target: Locator, title: string): Promise<void> {
    const item = this.page.getByRole('menuitem', { name: title, exact: true });
    const deadline = Date.now() + 30_000;
    for (;;) {
      try {
        await target.click({ button: 'right', timeout: 10_000 });
        await item.waitFor({ timeout: 5_000 });
        await this.page.waitForTimeout(menuSettlesMs);
        await item.click({ timeout: 5_000 });
        break;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
    await item.waitFor({ state: 'detached' });
  }

  /** The modal dialog. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Presses a button of the modal dialog and waits until the dialog is gone. */
  async answerDialog(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** The links of the CodeLens lines with this text, top to bottom. */
  codeLens(text: string): Locator {
    return this.page.locator('.codelens-decoration a', { hasText: text });
  }

  /** An item of the status bar by a part of its text. */
  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text });
  }

  /** The document in the visible webview, or in the nth of several. */
  webview(nth = 0): FrameLocator {
    // Not those of VS Code, such as the pictures of a walkthrough.
    const ours = this.page.locator('iframe.webview.ready[src*="extensionId=eks-networking-lab"]');
    return ours.nth(nth).contentFrame().frameLocator('#active-frame');
  }

  /** The walkthrough page; `id` as in the manifest, with the extension: `publisher.name#walkthrough`. */
  walkthrough(id: string): Walkthrough {
    return new Walkthrough(this.page, id);
  }

  /** The names of the open editors, left to right. */
  async editorNames(): Promise<string[]> {
    return this.page.locator('.tabs-container [role=tab] .label-name').allInnerTexts();
  }

  /** Keeps a picture of the page in `.vscode-test/pictures` and answers its path. */
  async takePicture(name: string): Promise<string> {
    await mkdir(pictures, { recursive: true });
    const file = path.join(pictures, `${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  #quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  /**
   * Opens the palette by its key, fills it and accepts the row. Its list is made as one types: what comes later needs the
   * text once more. One that was closing as the key was pressed takes it along: then it is pressed again.
   */
  async #choose(key: string, text: string, row: string): Promise<void> {
    const widget = this.#quickInput();
    const input = widget.locator('input').first();
    const wanted = widget.locator('.monaco-list-row', { hasText: row }).first();
    const deadline = Date.now() + 30_000;
    await this.page.keyboard.press(key);
    do {
      try {
        await input.fill('>', { timeout: 3_000 });
        await input.fill(text, { timeout: 3_000 });
        await wanted.waitFor({ timeout: 2_000 });
      } catch (error) {
        if (Date.now() > deadline) throw error;
        if (!(await input.isVisible())) await this.page.keyboard.press(key);
      }
    } while (!(await wanted.isVisible()));
    await this.page.keyboard.press('Enter');
  }
}

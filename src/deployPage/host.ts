import { ViewColumn } from 'vscode';
import type { Disposable } from '../base/disposable.ts';
import { deployPageType } from '../contributions.ts';
import { WebviewPage, type PageHome } from '../webview/host/webviewPage.ts';
import { DeployPageSession, type DeployPageDeps } from './session.ts';

/** The one deploy page. */
export class DeployPage implements Disposable {
  readonly #page: WebviewPage<DeployPageSession>;

  constructor(home: PageHome, deps: DeployPageDeps) {
    this.#page = new WebviewPage({
      home,
      type: deployPageType,
      title: deps.strings.title,
      bundle: 'deploy',
      column: () => ViewColumn.Active,
      open: (port) => new DeployPageSession(port, deps),
    });
  }

  /** Opens the page or brings it forward; goes to a field when one is named by its parameter's key. */
  show(key?: string): void {
    const session = this.#page.show();
    if (key !== undefined) session.focus(key);
  }

  dispose(): void {
    this.#page.dispose();
  }
}

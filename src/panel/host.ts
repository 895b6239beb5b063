import { ViewColumn, window } from 'vscode';
import type { Disposable } from '../base/disposable.ts';
import { panelType } from '../contributions.ts';
import { WebviewPage, type PageHome } from '../webview/host/webviewPage.ts';
import type { Place } from './protocol/place.ts';
import { PanelSession, type PanelDeps } from './session.ts';

/** The one panel. */
export class Panel implements Disposable {
  readonly #page: WebviewPage<PanelSession>;

  constructor(home: PageHome, deps: PanelDeps) {
    this.#page = new WebviewPage({
      home,
      type: panelType,
      title: deps.strings.title,
      bundle: 'panel',
      // Beside the chapter whose commands it is to show the effect of.
      column: () => (window.activeTextEditor === undefined ? ViewColumn.Active : ViewColumn.Beside),
      open: (port) => new PanelSession(port, deps),
    });
  }

  /** Opens the panel or brings it forward; goes to the place when one is named. */
  show(place?: Place): void {
    const session = this.#page.show();
    if (place !== undefined) session.show(place);
  }

  dispose(): void {
    this.#page.dispose();
  }
}

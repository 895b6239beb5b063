import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import { panelType } from '../contributions.ts';
import { panelDocument } from './document.ts';
import type { Place } from './protocol/place.ts';
import { PanelSession, type PanelDeps } from './session.ts';

export interface PanelHostDeps extends PanelDeps {
  readonly extensionUri: vscode.Uri;
  /** The language of `strings`, as a BCP 47 tag. */
  readonly language: string;
  /** A fresh value that is hard to guess, of letters, digits and dashes. */
  readonly newNonce: () => string;
}

/** The one panel: opened when asked for, brought to the front when it is open, taken up again after a reload. */
export class Panel implements Disposable {
  readonly #deps: PanelHostDeps;
  readonly #owned = new DisposableStore();
  #open: { readonly panel: vscode.WebviewPanel; readonly session: PanelSession } | undefined;

  constructor(deps: PanelHostDeps) {
    this.#deps = deps;
    this.#owned.add(
      vscode.window.registerWebviewPanelSerializer(panelType, {
        deserializeWebviewPanel: (panel) => {
          if (this.#open === undefined) this.#adopt(panel);
          else panel.dispose();
          return Promise.resolve();
        },
      }),
    );
  }

  /** Opens the panel or brings it forward; goes to the place when one is named. */
  show(place?: Place): void {
    if (this.#open !== undefined) {
      this.#open.panel.reveal();
      if (place !== undefined) this.#open.session.show(place);
      return;
    }
    // Beside the chapter whose commands it is to show the effect of.
    const column = vscode.window.activeTextEditor === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
    this.#adopt(vscode.window.createWebviewPanel(panelType, this.#deps.strings.title, column), place);
  }

  dispose(): void {
    this.#open?.panel.dispose();
    this.#owned.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, place?: Place): void {
    const { extensionUri, language, newNonce, strings } = this.#deps;
    const { webview } = panel;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    webview.options = { enableScripts: true, localResourceRoots: [dist, vscode.Uri.joinPath(extensionUri, 'media')] };
    const port = {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a webview, not a window
      post: (message: unknown) => void webview.postMessage(message),
      onMessage: (listener: (message: unknown) => void) => webview.onDidReceiveMessage(listener),
    };
    const session = new PanelSession(port, this.#deps, place);
    this.#open = { panel, session };
    panel.onDidChangeViewState(() => session.setVisible(panel.visible));
    panel.onDidDispose(() => {
      session.dispose();
      this.#open = undefined;
    });
    webview.html = panelDocument({
      language,
      title: strings.title,
      script: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js')).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.css')).toString(),
      cspSource: webview.cspSource,
      nonce: newNonce(),
    });
    session.setVisible(panel.visible);
  }
}

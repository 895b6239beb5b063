import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { webviewDocument } from './document.ts';
import type { PagePort, PageSession } from './pageSession.ts';

/** Where the product's pages come from, and in which language. */
export interface PageHome {
  readonly extensionUri: vscode.Uri;
  /** The language of the pages' texts, as a BCP 47 tag. */
  readonly language: string;
  /** A fresh value that is hard to guess, of letters, digits and dashes. */
  readonly newNonce: () => string;
}

export interface WebviewPageOptions<Session extends PageSession> {
  readonly home: PageHome;
  /** The editor's name for pages of this kind. */
  readonly type: string;
  readonly title: string;
  /** The bundle in `dist/`: a script and a style sheet of this name. */
  readonly bundle: string;
  readonly column: () => vscode.ViewColumn;
  readonly open: (port: PagePort) => Session;
}

/** A page of which there is one: opened when asked for, brought to the front when it is open, taken up again after a reload. */
export class WebviewPage<Session extends PageSession> implements Disposable {
  readonly #options: WebviewPageOptions<Session>;
  readonly #owned = new DisposableStore();
  #open: { readonly panel: vscode.WebviewPanel; readonly session: Session } | undefined;

  constructor(options: WebviewPageOptions<Session>) {
    this.#options = options;
    this.#owned.add(
      vscode.window.registerWebviewPanelSerializer(options.type, {
        deserializeWebviewPanel: (panel) => {
          if (this.#open === undefined) this.#adopt(panel);
          else panel.dispose();
          return Promise.resolve();
        },
      }),
    );
  }

  /** Opens the page or brings it forward. */
  show(): Session {
    if (this.#open !== undefined) {
      this.#open.panel.reveal();
      return this.#open.session;
    }
    const { type, title, column } = this.#options;
    return this.#adopt(vscode.window.createWebviewPanel(type, title, column()));
  }

  dispose(): void {
    this.#open?.panel.dispose();
    this.#owned.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): Session {
    const { home, title, bundle, open } = this.#options;
    const { webview } = panel;
    const dist = vscode.Uri.joinPath(home.extensionUri, 'dist');
    const media = vscode.Uri.joinPath(home.extensionUri, 'media');
    webview.options = { enableScripts: true, localResourceRoots: [dist, media] };
    const session = open({
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a webview, not a window
      post: (message) => void webview.postMessage(message),
      onMessage: (listener) => webview.onDidReceiveMessage(listener),
    });
    this.#open = { panel, session };
    panel.onDidChangeViewState(() => session.setVisible(panel.visible));
    panel.onDidDispose(() => {
      session.dispose();
      this.#open = undefined;
    });
    webview.html = webviewDocument({
      language: home.language,
      title,
      script: webview.asWebviewUri(vscode.Uri.joinPath(dist, `${bundle}.js`)).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(dist, `${bundle}.css`)).toString(),
      cspSource: webview.cspSource,
      nonce: home.newNonce(),
    });
    session.setVisible(panel.visible);
    return session;
  }
}

import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import type { Difference, Documents, Page, TextAt, TextPlace } from '../ports/documents.ts';

const scheme = 'eks-networking-lab';

/** Opens read-only pages and chapters in editors. A page's text is kept while its editor is open. */
export class EditorDocuments implements Documents, Disposable {
  readonly #store = new DisposableStore();
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #extensionUri: vscode.Uri;

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
    this.#store.add(this.#changed);
    this.#store.add(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#texts.get(uri.path) ?? '',
      }),
    );
    this.#store.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === scheme) this.#texts.delete(uri.path);
      }),
    );
  }

  async showText(name: string, text: string): Promise<void> {
    const uri = this.#keep({ name, text });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }

  async showDifference({ title, left, right }: Difference): Promise<void> {
    const [one, other] = [left, right].map((page) => this.#keep(page));
    await vscode.commands.executeCommand('vscode.diff', one, other, title, { preview: true });
  }

  async showChapter(slug: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.#chapterUri(slug));
    await vscode.window.showTextDocument(document, { preview: false });
  }

  async textAt(place: TextPlace | undefined): Promise<TextAt | undefined> {
    if (place !== undefined) {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
      return { ...place, text: document.getText() };
    }
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return undefined;
    const { document, selection } = editor;
    return { uri: document.uri.toString(), line: selection.active.line, text: document.getText() };
  }

  async chapterText(slug: string): Promise<string> {
    return await readText(this.#chapterUri(slug));
  }

  /** The text of a file that came with the extension, by its path inside it. */
  async read(...path: readonly string[]): Promise<string> {
    return await readText(vscode.Uri.joinPath(this.#extensionUri, ...path));
  }

  async copy(text: string): Promise<void> {
    await vscode.env.clipboard.writeText(text);
  }

  #keep({ name, text }: Page): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${name}` });
    this.#texts.set(uri.path, text);
    this.#changed.fire(uri);
    return uri;
  }

  #chapterUri(slug: string): vscode.Uri {
    const file = vscode.env.language.toLowerCase().startsWith('ko') ? 'chapter.ko.md' : 'chapter.md';
    return vscode.Uri.joinPath(this.#extensionUri, 'walkthroughs', slug, file);
  }

  dispose(): void {
    this.#store.dispose();
  }
}

async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

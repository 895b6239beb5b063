import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import type { Event } from '../base/event.ts';
import { lenses, type LensTitle } from '../lab/lenses.ts';
import { parseChapter } from '../lab/parseChapter.ts';
import type { RunStates } from '../lab/runState.ts';

/** How blocks went, by text. */
export interface RunHistory {
  states(uri: string): RunStates;
  readonly onDidChange: Event<unknown>;
}

/** The lenses over the command blocks of the lab's chapters; nothing is shown over anybody else's Markdown. */
export class CodeLenses implements vscode.CodeLensProvider, Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  readonly #chapters: vscode.Uri;
  readonly #history: RunHistory;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(chapters: vscode.Uri, history: RunHistory) {
    this.#chapters = chapters;
    this.#history = history;
    this.#store.add(history.onDidChange(() => this.#changed.fire()));
    this.#store.add(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire()));
    this.#store.add(vscode.languages.registerCodeLensProvider({ language: 'markdown', scheme: chapters.scheme }, this));
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!document.uri.path.startsWith(`${this.#chapters.path}/`)) return [];
    const uri = document.uri.toString();
    const { blocks } = parseChapter(document.getText());
    return lenses(uri, blocks, this.#history.states(uri)).map((lens) => {
      const range = new vscode.Range(lens.line, 0, lens.line, 0);
      return new vscode.CodeLens(range, {
        title: title(lens.title),
        command: lens.command,
        arguments: [...lens.arguments],
      });
    });
  }

  dispose(): void {
    this.#store.dispose();
  }
}

function title(say: LensTitle): string {
  switch (say.kind) {
    case 'run':
      return vscode.workspace.isTrusted
        ? `$(play) ${vscode.l10n.t('Run')}`
        : `$(lock) ${vscode.l10n.t('Run: not in an untrusted workspace')}`;
    case 'copy':
      return `$(copy) ${vscode.l10n.t('Copy')}`;
    case 'stop':
      return `$(debug-stop) ${vscode.l10n.t('Stop')}`;
    case 'running':
      return `$(loading~spin) ${vscode.l10n.t('running')}`;
    case 'succeeded':
      return `$(pass) ${seconds(say.ms)}`;
    case 'failed':
      return `$(error) ${vscode.l10n.t('exit {0} · {1}', say.exitCode, seconds(say.ms))}`;
    case 'stopped':
      return `$(circle-slash) ${vscode.l10n.t('stopped · {0}', seconds(say.ms))}`;
    case 'ended':
      return `$(circle-outline) ${vscode.l10n.t('ended · {0}', seconds(say.ms))}`;
  }
}

function seconds(ms: number): string {
  return vscode.l10n.t('{0} s', (ms / 1000).toFixed(1));
}

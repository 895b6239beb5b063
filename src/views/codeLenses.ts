import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import type { Event } from '../base/event.ts';
import { settings } from '../contributions.ts';
import { lenses, type LensTitle } from '../lab/lenses.ts';
import { parseChapter } from '../lab/parseChapter.ts';
import { isScript, parseScript } from '../lab/parseScript.ts';
import type { RunStates } from '../lab/runState.ts';

/** How blocks went, by text. */
export interface RunHistory {
  states(uri: string): RunStates;
  readonly onDidChange: Event<unknown>;
}

/** The lenses over the command blocks of the lab's chapters, and, where the person wants that, of any Markdown or script. */
export class CodeLenses implements vscode.CodeLensProvider, Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  readonly #chapters: vscode.Uri;
  readonly #history: RunHistory;
  readonly #everywhere: () => boolean;
  readonly onDidChangeCodeLenses = this.#changed.event;

  /** `everywhere`: whether texts that are no chapters have lenses, too. */
  constructor(chapters: vscode.Uri, history: RunHistory, everywhere: () => boolean) {
    this.#chapters = chapters;
    this.#history = history;
    this.#everywhere = everywhere;
    this.#store.add(history.onDidChange(() => this.#changed.fire()));
    this.#store.add(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire()));
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settings.section)) this.#changed.fire();
      }),
    );
    this.#store.add(
      vscode.languages.registerCodeLensProvider([{ language: 'markdown' }, { language: 'shellscript' }], this),
    );
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!this.#isChapter(document.uri) && !this.#everywhere()) return [];
    const uri = document.uri.toString();
    const text = document.getText();
    const blocks = isScript(uri) ? parseScript(text) : parseChapter(text).blocks;
    return lenses(uri, blocks, this.#history.states(uri)).map((lens) => {
      const range = new vscode.Range(lens.line, 0, lens.line, 0);
      return new vscode.CodeLens(range, {
        title: title(lens.title),
        command: lens.command,
        arguments: [...lens.arguments],
      });
    });
  }

  #isChapter({ scheme, path }: vscode.Uri): boolean {
    return scheme === this.#chapters.scheme && path.startsWith(`${this.#chapters.path}/`);
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
    case 'run-line':
      return vscode.l10n.t('Run line');
    case 'copy':
      return `$(copy) ${vscode.l10n.t('Copy')}`;
    case 'stop':
      return `$(debug-stop) ${vscode.l10n.t('Stop')}`;
    case 'running':
      return `$(loading~spin) ${vscode.l10n.t('running')}`;
    case 'succeeded':
      return `$(pass) ${seconds(say.ms)}`;
    case 'as-expected':
      return `$(pass) ${vscode.l10n.t('{0} · as expected', seconds(say.ms))}`;
    case 'differs':
      return `$(diff) ${vscode.l10n.t('{0} · {1}', seconds(say.ms), differenceText(say.hint))}`;
    case 'failed':
      return `$(error) ${vscode.l10n.t('exit {0} · {1}', say.exitCode, seconds(say.ms))}`;
    case 'stopped':
      return `$(circle-slash) ${vscode.l10n.t('stopped · {0}', seconds(say.ms))}`;
    case 'ended':
      return `$(circle-outline) ${vscode.l10n.t('ended · {0}', seconds(say.ms))}`;
  }
}

function differenceText(hint: 'missing' | 'more' | 'other'): string {
  switch (hint) {
    case 'missing':
      return vscode.l10n.t('less than the chapter shows: compare');
    case 'more':
      return vscode.l10n.t('more than the chapter shows: compare');
    case 'other':
      return vscode.l10n.t('other than the chapter shows: compare');
  }
}

function seconds(ms: number): string {
  return vscode.l10n.t('{0} s', (ms / 1000).toFixed(1));
}

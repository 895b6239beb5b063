import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import type { Event } from '../../base/event.ts';
import { commands, views } from '../../contributions.ts';
import { chapterSlugs, type ChapterSlug } from '../../lab/chapters.ts';
import type { ChapterTitles } from './chapterTitles.ts';

/** Which chapters are done, and when that changes. */
export interface ChapterProgress {
  readonly done: ReadonlySet<ChapterSlug>;
  readonly onDidChange: Event<unknown>;
}

/** The chapters of the lab, ticked when done; a click opens one. */
export class ChaptersView implements Disposable {
  readonly #store = new DisposableStore();

  constructor(titles: ChapterTitles, progress: ChapterProgress) {
    const changed = this.#store.add(new vscode.EventEmitter<undefined>());
    const view = this.#store.add(
      vscode.window.createTreeView<ChapterSlug>(views.chapters, {
        treeDataProvider: {
          onDidChangeTreeData: changed.event,
          getChildren: (slug) => (slug === undefined ? [...chapterSlugs] : []),
          getTreeItem: async (slug) =>
            chapterItem(slug, (await titles.all()).get(slug) ?? slug, progress.done.has(slug)),
        },
      }),
    );
    const draw = () => {
      view.description = `${progress.done.size}/${chapterSlugs.length}`;
      changed.fire(undefined);
    };
    this.#store.add(progress.onDidChange(draw));
    draw();
  }

  dispose(): void {
    this.#store.dispose();
  }
}

function chapterItem(slug: ChapterSlug, title: string, done: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(title);
  item.id = slug;
  item.iconPath = done
    ? new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed'))
    : new vscode.ThemeIcon('circle-large-outline');
  if (done) item.description = vscode.l10n.t('done');
  item.command = { command: commands.openChapter, title: vscode.l10n.t('Open chapter'), arguments: [slug] };
  item.accessibilityInformation = {
    label: done ? vscode.l10n.t('{0}, done', title) : vscode.l10n.t('{0}, not done', title),
  };
  return item;
}

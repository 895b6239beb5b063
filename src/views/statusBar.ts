import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import type { Event } from '../base/event.ts';
import { statusPlaces } from '../contributions.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { statusItems } from './statusItems.ts';

/** Higher stands further left. */
const priorities = { connection: 103, stack: 102, pending: 101 } as const;

/** The lab's places in the status bar. They show what is known and never make anybody look. */
export class StatusBar implements Disposable {
  readonly #store = new DisposableStore();

  constructor(model: { readonly snapshot: Snapshot; readonly onDidChange: Event<unknown> }) {
    const names = {
      connection: vscode.l10n.t('EKS Lab connection'),
      stack: vscode.l10n.t('EKS Lab stack'),
      pending: vscode.l10n.t('EKS Lab Pending pods'),
    } as const;
    const places = (['connection', 'stack', 'pending'] as const).map((place) => {
      const item = vscode.window.createStatusBarItem(
        statusPlaces[place],
        vscode.StatusBarAlignment.Left,
        priorities[place],
      );
      item.name = names[place];
      return { place, item: this.#store.add(item) };
    });
    const draw = () => {
      const wanted = statusItems(model.snapshot);
      for (const { place, item } of places) {
        const say = wanted[place];
        if (say === undefined) {
          item.hide();
          continue;
        }
        item.text = say.text;
        item.tooltip = say.tooltip;
        item.command = { command: say.command, title: '', ...(say.argument && { arguments: [say.argument] }) };
        item.backgroundColor = say.warning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
        item.show();
      }
    };
    this.#store.add(model.onDidChange(draw));
    draw();
  }

  dispose(): void {
    this.#store.dispose();
  }
}

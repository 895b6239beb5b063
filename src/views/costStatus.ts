import * as vscode from 'vscode';
import type { Clock } from '../base/clock.ts';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import type { Event } from '../base/event.ts';
import { commands, statusPlaces } from '../contributions.ts';
import type { CostReading } from '../model/costMeter.ts';
import { costMeaning, costNumbers } from './costText.ts';

/** Between the stack and the Pending pods. */
const priority = 101.5;

/** What the lab costs, in the status bar. */
export class CostStatus implements Disposable {
  readonly #store = new DisposableStore();

  constructor(
    meter: { readonly reading: CostReading | undefined; readonly onDidChange: Event<unknown> },
    clock: Pick<Clock, 'now'>,
  ) {
    const item = vscode.window.createStatusBarItem(statusPlaces.cost, vscode.StatusBarAlignment.Left, priority);
    item.name = vscode.l10n.t('EKS Lab cost');
    item.command = commands.showCost;
    this.#store.add(item);
    const draw = () => {
      const { reading } = meter;
      if (reading === undefined) return item.hide();
      item.text = `$(credit-card) ${costNumbers(reading, clock.now())}`;
      item.tooltip = `${costMeaning(reading)} ${vscode.l10n.t('Click for its parts.')}`;
      item.backgroundColor =
        reading.extendedSupport !== undefined && reading.profile.billed
          ? new vscode.ThemeColor('statusBarItem.warningBackground')
          : undefined;
      item.show();
    };
    this.#store.add(meter.onDidChange(draw));
    draw();
  }

  dispose(): void {
    this.#store.dispose();
  }
}

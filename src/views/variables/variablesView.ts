import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import type { Event } from '../../base/event.ts';
import { abilities, commands, views } from '../../contributions.ts';

/** What the terminals have set, and when that changes. */
export interface VariableValues {
  readonly values: ReadonlyMap<string, string>;
  readonly onDidChange: Event<unknown>;
}

/** A variable as rows and menus know it. */
export interface VariableRow {
  readonly variable: string;
  /** Its value, for the clipboard. */
  readonly copyText: string;
}

/** The lab's variables with their values; a click changes one. */
export class VariablesView implements Disposable {
  readonly #store = new DisposableStore();

  constructor(variables: VariableValues) {
    const changed = this.#store.add(new vscode.EventEmitter<undefined>());
    this.#store.add(variables.onDidChange(() => changed.fire(undefined)));
    this.#store.add(
      vscode.window.createTreeView<VariableRow>(views.variables, {
        treeDataProvider: {
          onDidChangeTreeData: changed.event,
          getChildren: (row) =>
            row === undefined ? [...variables.values].map(([variable, copyText]) => ({ variable, copyText })) : [],
          getTreeItem: variableItem,
        },
      }),
    );
  }

  dispose(): void {
    this.#store.dispose();
  }
}

function variableItem(row: VariableRow): vscode.TreeItem {
  const { variable, copyText } = row;
  const item = new vscode.TreeItem(variable);
  item.id = variable;
  item.description = copyText === '' ? vscode.l10n.t('empty') : copyText;
  item.tooltip = `${variable}=${copyText}`;
  item.iconPath = new vscode.ThemeIcon('symbol-variable');
  item.contextValue = `${abilities.variable} ${abilities.copyText}`;
  item.command = { command: commands.changeVariable, title: vscode.l10n.t('Change…'), arguments: [row] };
  item.accessibilityInformation = { label: vscode.l10n.t('{0} is {1}', variable, item.description) };
  return item;
}

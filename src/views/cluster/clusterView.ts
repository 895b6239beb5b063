import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import type { Event } from '../../base/event.ts';
import { views } from '../../contributions.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { clusterRows } from './clusterRows.ts';
import { namespaceRowId } from './namespacesRow.ts';
import { nodeRowId } from './nodeRow.ts';
import { podRowId } from './podRow.ts';
import { RowTree, type TreeElement } from './rowTree.ts';
import type { Explain } from './sourceRows.ts';
import { treeItem } from './treeItem.ts';

/** What the tree needs of the model: what is true, when that changes, and to say that somebody is looking. */
export interface Observed {
  readonly snapshot: Snapshot;
  readonly onDidChange: Event<unknown>;
  look(): Disposable;
}

/** Something the tree can be asked to show. */
export type TreeTarget =
  | { readonly kind: 'node'; readonly nodeName: string }
  | { readonly kind: 'pod'; readonly namespace: string; readonly name: string };

/** How many elements are drawn one by one; with more changes at once the whole tree is cheaper. */
const fewChanges = 50;

/** The cluster tree. It looks at the model only while it is visible. */
export class ClusterView implements Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = new vscode.EventEmitter<TreeElement | undefined>();
  readonly #tree: RowTree;
  readonly #view: vscode.TreeView<TreeElement>;
  readonly #model: Observed;
  #look: Disposable | undefined;

  constructor(model: Observed, explain: Explain) {
    this.#model = model;
    const rows = () => clusterRows(model.snapshot, explain);
    this.#tree = new RowTree(rows);
    this.#view = vscode.window.createTreeView(views.cluster, {
      showCollapseAll: true,
      treeDataProvider: {
        onDidChangeTreeData: this.#changed.event,
        getChildren: (element) => [...this.#tree.children(element)],
        getTreeItem: ({ row }) => treeItem(row),
        getParent: ({ parent }) => parent,
      },
    });
    const watch = (visible: boolean) => {
      if (visible) this.#look ??= model.look();
      else {
        this.#look?.dispose();
        this.#look = undefined;
      }
    };
    this.#store.add(this.#changed);
    this.#store.add(this.#view);
    this.#store.add(model.onDidChange(() => this.#draw(rows, model.snapshot)));
    this.#store.add(this.#view.onDidChangeVisibility(({ visible }) => watch(visible)));
    watch(this.#view.visible);
    this.#draw(rows, model.snapshot);
  }

  #draw(rows: () => ReturnType<typeof clusterRows>, { pending }: Snapshot): void {
    const changes = this.#tree.update(rows);
    if (changes.length > fewChanges) this.#changed.fire(undefined);
    else for (const element of changes) this.#changed.fire(element);
    const tooltip = vscode.l10n.t('{0} Pending pods', pending.length);
    this.#view.badge = pending.length > 0 ? { value: pending.length, tooltip } : undefined;
  }

  /** Opens the tree and brings it to the front. */
  async show(): Promise<void> {
    await vscode.commands.executeCommand(`${views.cluster}.focus`);
  }

  /** Shows a node with its ENIs and their addresses open. */
  async revealEnis(nodeName: string): Promise<void> {
    await this.#reveal(['nodes', nodeRowId(nodeName)], 2);
  }

  /** Shows a node, or a pod among those of its namespace. */
  async reveal(target: TreeTarget): Promise<void> {
    if (target.kind === 'node') return await this.#reveal(['nodes', nodeRowId(target.nodeName)], false);
    const { namespace, name } = target;
    const uid = this.#model.snapshot.pods.get(`${namespace}/${name}`)?.uid ?? '';
    const parent = namespaceRowId(namespace);
    await this.#reveal(['namespaces', parent, podRowId(parent, uid)], false);
  }

  /** Walks down from the lab, since a part that was never open has handed nothing out yet. */
  async #reveal(path: readonly string[], expand: number | false): Promise<void> {
    await this.show();
    let [element] = this.#tree.children();
    for (const id of path) {
      if (element === undefined) return;
      element = this.#tree.children(element).find((child) => child.id === id);
    }
    if (element !== undefined) await this.#view.reveal(element, { select: true, focus: true, expand });
  }

  dispose(): void {
    this.#look?.dispose();
    this.#store.dispose();
  }
}

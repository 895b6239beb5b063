import * as vscode from 'vscode';
import type { Clock } from '../../base/clock.ts';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import type { Event } from '../../base/event.ts';
import { views } from '../../contributions.ts';
import type { CostReading } from '../../model/costMeter.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { clusterRows } from './clusterRows.ts';
import { RowFilter } from './filterRows.ts';
import { namespaceRowId, namespacesRowId } from './namespacesRow.ts';
import { nodeRowId } from './nodeRow.ts';
import { nodeGroupRowId, nodesRowId } from './nodesRow.ts';
import { OpenGesture } from './openGesture.ts';
import { podRowId } from './podRow.ts';
import type { Row } from './row.ts';
import { RowCache, type Explain } from './rowContext.ts';
import { RowTree, type TreeElement } from './rowTree.ts';
import { tellsAge } from './sourceRows.ts';
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

export interface ClusterViewOptions {
  readonly model: Observed;
  readonly explain: Explain;
  readonly clock: Clock;
  readonly cost: { readonly reading: CostReading | undefined; readonly onDidChange: Event<unknown> };
  /** Told when a filter begins or ends. */
  readonly onFiltered: (filtered: boolean) => void;
}

/** How many elements are drawn one by one; with more changes at once the whole tree is cheaper. */
const fewChanges = 50;

/** Milliseconds between two looks at the clock while a row tells its age. */
const ageStep = 10_000;

/** The cluster tree. It looks at the model, and at the clock, only while it is visible. */
export class ClusterView implements Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = new vscode.EventEmitter<TreeElement | readonly TreeElement[] | undefined>();
  readonly #cache = new RowCache();
  readonly #tree: RowTree;
  readonly #view: vscode.TreeView<TreeElement>;
  readonly #options: ClusterViewOptions;
  readonly #gesture: OpenGesture;
  #filter: { readonly text: string; readonly rows: RowFilter; matches: number } | undefined;
  #look: Disposable | undefined;
  #aging: Disposable | undefined;

  constructor(options: ClusterViewOptions) {
    const { model, clock } = options;
    this.#options = options;
    this.#gesture = new OpenGesture(clock);
    this.#tree = new RowTree(() => this.#rows());
    this.#view = vscode.window.createTreeView(views.cluster, {
      showCollapseAll: true,
      treeDataProvider: {
        onDidChangeTreeData: this.#changed.event as vscode.Event<TreeElement | TreeElement[] | undefined>,
        getChildren: (element) => [...this.#tree.children(element)],
        getTreeItem: (element) => treeItem(element.row, element),
        getParent: ({ parent }) => parent,
      },
    });
    this.#store.add(this.#changed);
    this.#store.add(this.#view);
    this.#store.add(model.onDidChange(() => this.#draw()));
    this.#store.add(options.cost.onDidChange(() => this.#draw()));
    this.#store.add(this.#view.onDidChangeVisibility(({ visible }) => this.#watch(visible)));
    this.#watch(this.#view.visible);
  }

  /** Opens the tree and brings it to the front. */
  async show(): Promise<void> {
    await vscode.commands.executeCommand(`${views.cluster}.focus`);
  }

  get filter(): string {
    return this.#filter?.text ?? '';
  }

  /** Shows only rows that have this text, and what is above and below them; an empty text shows all again. */
  setFilter(text: string): void {
    const wanted = text.trim();
    if (wanted === this.filter) return;
    this.#filter = wanted === '' ? undefined : { text: wanted, rows: new RowFilter(wanted), matches: 0 };
    this.#options.onFiltered(this.#filter !== undefined);
    this.#draw();
  }

  showMore(rowId: string): void {
    const element = this.#tree.more(rowId);
    if (element !== undefined) this.#changed.fire(element);
  }

  isOpened(rowId: string): boolean {
    const mode = vscode.workspace.getConfiguration('workbench.list').get<string>('openMode');
    // Then a single click runs nothing.
    return this.#gesture.isOpened(rowId) || mode === 'doubleClick';
  }

  /** What Enter does: choosing the row runs its command, which then is not one of a single click. */
  async openFocused(): Promise<void> {
    this.#gesture.byKeyboard();
    await vscode.commands.executeCommand('list.select');
  }

  /** Shows a node with its ENIs and their addresses open. */
  async revealEnis(nodeName: string): Promise<void> {
    await this.#reveal(this.#pathToNode(nodeName), 2);
  }

  /** Shows a node, or a pod among those of its namespace. */
  async reveal(target: TreeTarget): Promise<void> {
    if (target.kind === 'node') return await this.#reveal(this.#pathToNode(target.nodeName), false);
    const { namespace, name } = target;
    const uid = this.#options.model.snapshot.pods.get(`${namespace}/${name}`)?.uid ?? '';
    const parent = namespaceRowId(namespace);
    await this.#reveal([namespacesRowId, parent, podRowId(parent, uid)], false);
  }

  dispose(): void {
    this.#look?.dispose();
    this.#aging?.dispose();
    this.#store.dispose();
  }

  #pathToNode(nodeName: string): readonly string[] {
    const { nodes } = this.#options.model.snapshot;
    const groups = new Set(nodes.map(nodeGroupRowId));
    const node = nodes.find(({ name }) => name === nodeName);
    return [nodesRowId, ...(groups.size > 1 && node ? [nodeGroupRowId(node)] : []), nodeRowId(nodeName)];
  }

  /** Walks down from the lab, since a part that was never open has handed nothing out yet. A filter would hide parts. */
  async #reveal(path: readonly string[], expand: number | false): Promise<void> {
    this.setFilter('');
    await this.show();
    let [element] = this.#tree.children();
    for (const id of path) {
      if (element === undefined) return;
      const shown = this.#tree.children(element).find((child) => child.id === id);
      const parent: TreeElement = element;
      element = shown ?? this.#tree.reach(parent, id);
      if (shown === undefined && element !== undefined) this.#changed.fire(parent);
    }
    if (element !== undefined) await this.#view.reveal(element, { select: true, focus: true, expand });
  }

  #rows(): readonly Row[] {
    const { model, explain, clock, cost } = this.#options;
    const { connection, account } = model.snapshot;
    const place = connection && account !== undefined ? { region: connection.region, account } : undefined;
    const rows = this.#cache.within(JSON.stringify(place ?? ''));
    const all = clusterRows(model.snapshot, { place, explain, now: clock.now(), rows, cost: cost.reading });
    if (this.#filter === undefined) return all;
    const filtered = this.#filter.rows.apply(all);
    this.#filter.matches = filtered.matches;
    return filtered.rows;
  }

  #draw(): void {
    this.#count();
    // A hidden tree is drawn when it shows again.
    if (this.#look === undefined) return;
    const changes = this.#tree.update(() => this.#rows());
    if (changes.length > fewChanges || changes.includes(undefined)) this.#changed.fire(undefined);
    else if (changes.length > 0) this.#changed.fire(changes.flatMap((element) => element ?? []));
    const message = this.#message();
    if ((this.#view.message ?? '') !== message) this.#view.message = message;
    this.#age();
  }

  #count(): void {
    const { length } = this.#options.model.snapshot.pending;
    if ((this.#view.badge?.value ?? 0) === length) return;
    const tooltip = length === 1 ? vscode.l10n.t('1 Pending pod') : vscode.l10n.t('{0} Pending pods', length);
    this.#view.badge = length > 0 ? { value: length, tooltip } : undefined;
  }

  #message(): string {
    if (this.#filter === undefined) return '';
    const { text, matches } = this.#filter;
    if (matches === 0) return vscode.l10n.t('Filter: {0} · nothing matches', text);
    return matches === 1
      ? vscode.l10n.t('Filter: {0} · 1 row matches', text)
      : vscode.l10n.t('Filter: {0} · {1} rows match', text, matches);
  }

  #watch(visible: boolean): void {
    if (!visible) {
      this.#look?.dispose();
      this.#look = undefined;
      this.#age();
    } else if (this.#look === undefined) {
      this.#look = this.#options.model.look();
      this.#draw();
    }
  }

  /** Ages go on while nothing else changes. */
  #age(): void {
    this.#aging?.dispose();
    const { model, clock } = this.#options;
    const wanted = this.#look !== undefined && tellsAge(model.snapshot.sources);
    this.#aging = wanted ? clock.after(ageStep, () => this.#draw()) : undefined;
  }
}

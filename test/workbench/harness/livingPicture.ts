import type { Locator } from 'playwright-core';
import { ClusterTruth, type PodCounts } from './clusterTruth.ts';
import type { LabTools } from './labTools.ts';
import { shownChanges, watchShown, type ShownChange } from './shownChanges.ts';
import type { Workbench } from './workbench.ts';

/** The places that show how many pods have a node and how many wait. */
export type PicturePlace = 'tree' | 'panel';

/** How long after the API server's word each place showed the same, in milliseconds. */
export type Lag = Readonly<Record<PicturePlace, number>>;

/** Tree and panel beside the API server's own word: what they show, and how much later. */
export class LivingPicture {
  readonly truth: ClusterTruth;
  readonly #places: Readonly<Record<PicturePlace, Locator>>;

  private constructor(truth: ClusterTruth, places: Readonly<Record<PicturePlace, Locator>>) {
    this.truth = truth;
    this.#places = places;
  }

  /** The tree's node rows must be on the screen, and the panel open. */
  static async of(workbench: Workbench, tools: LabTools): Promise<LivingPicture> {
    const places = {
      tree: workbench.page.getByRole('tree', { name: 'Cluster' }),
      panel: workbench.webview().locator('.bar'),
    };
    await watchShown(places.tree, '[role=treeitem]');
    await watchShown(places.panel, 'li:not([hidden]) a');
    return new LivingPicture(new ClusterTruth(tools), places);
  }

  /** What each place shows now. */
  async shown(): Promise<Readonly<Record<PicturePlace, PodCounts | undefined>>> {
    const [tree, panel] = await Promise.all([shownChanges(this.#places.tree), shownChanges(this.#places.panel)]);
    return { tree: treeCounts(tree.at(-1)?.text ?? ''), panel: panelCounts(panel.at(-1)?.text ?? '') };
  }

  /** How much later than the API server each place came to show what it shows. Negative when it was first to know. */
  async lag(): Promise<Lag> {
    const since = this.truth.changedAt;
    const [tree, panel] = await Promise.all([shownChanges(this.#places.tree), shownChanges(this.#places.panel)]);
    return { tree: lastChange(tree, treeCounts) - since, panel: lastChange(panel, panelCounts) - since };
  }

  dispose(): void {
    this.truth.dispose();
  }
}

/** When the counts became what they are. */
function lastChange(changes: readonly ShownChange[], read: (text: string) => PodCounts | undefined): number {
  const counts = changes.map(({ at, text }) => ({ at, counts: JSON.stringify(read(text)) }));
  const last = counts.at(-1)?.counts;
  return counts.findLast((each, index) => each.counts === last && counts[index - 1]?.counts !== last)?.at ?? 0;
}

/** The sum of the node rows, and the number of the Pending row; undefined while no node's row is there. */
function treeCounts(text: string): PodCounts | undefined {
  const rows = text.split('\n');
  const used = rows.flatMap((row) => /^ip-\S+, (\d+)\/\d+ pods/.exec(row)?.[1] ?? []);
  const pending = rows.map((row) => /^Pending, (\d+)/.exec(row)?.[1]).find((found) => found !== undefined);
  return used.length === 0
    ? undefined
    : { placed: used.reduce((sum, each) => sum + Number(each), 0), pending: Number(pending ?? 0) };
}

/** The numbers of the section bar: `Capacity 51/51`, `Pending 7`. */
function panelCounts(text: string): PodCounts | undefined {
  const placed = /Capacity\s+([\d,]+)\/[\d,]+/.exec(text)?.[1];
  const pending = /Pending\s+([\d,]+)/.exec(text)?.[1];
  return placed === undefined ? undefined : { placed: Number(placed), pending: Number(pending ?? 0) };
}

import { element } from '../../../webview/app/element.ts';
import type { PageContext } from '../pageContext.ts';
import { VirtualGrid } from '../virtualGrid.ts';
import { podName } from '../words.ts';
import type { OpsBox } from './boxes.ts';
import { boxFacts, statusOf } from './facts.ts';
import type { Target } from './layout.ts';

/** The drawing's twin: the same boxes and squares as a table, made when it is opened. */
export class PodTable {
  readonly root: HTMLDetailsElement;
  readonly #context: PageContext;
  readonly #chosen: (target: Target) => void;
  #boxes: readonly OpsBox[] = [];
  #rows: readonly Target[] = [];
  #grid: VirtualGrid | undefined;

  constructor(context: PageContext, chosen: (target: Target) => void) {
    this.#context = context;
    this.#chosen = chosen;
    this.root = element('details', {}, element('summary', { text: context.strings.ops.asTable }));
    this.root.addEventListener('toggle', () => this.#draw());
  }

  update(boxes: readonly OpsBox[]): void {
    this.#boxes = boxes;
    this.#draw();
  }

  #draw(): void {
    if (!this.root.open) return;
    this.#grid ??= this.#open();
    this.#rows = this.#boxes.flatMap(({ pods }, box) =>
      pods.length === 0 ? [{ box, place: -1 }] : pods.map((_, place) => ({ box, place })),
    );
    this.#grid.setRows({ count: this.#rows.length, cells: (row) => this.#cells(this.#rows[row]) });
  }

  #cells(target: Target | undefined): readonly string[] {
    const { strings } = this.#context;
    const box = target === undefined ? undefined : this.#boxes[target.box];
    if (target === undefined || box === undefined) return [];
    const { title, facts } = boxFacts(box, strings);
    const node = `${title} · ${facts[0]?.[1] ?? ''}`;
    const pod = box.pods[target.place];
    if (pod === undefined) return [node, strings.ops.noPods, '', ''];
    return [node, podName(pod), statusOf(pod, strings), pod.ip ?? ''];
  }

  #open(): VirtualGrid {
    const words = this.#context.strings.ops;
    const columns = [
      { title: words.columnNode, width: 'minmax(13rem, 1fr)' },
      { title: words.columnPod, width: 'minmax(16rem, 2fr)' },
      { title: words.columnStatus, width: 'minmax(9rem, 1fr)' },
      { title: words.columnAddress, width: '9rem' },
    ];
    const made = new VirtualGrid(words.tableOf, columns, (row) => {
      const target = this.#rows[row];
      if (target !== undefined) this.#chosen(target);
    });
    this.root.append(made.root);
    return made;
  }
}

import type { PlanGroupKind, RunResource } from '../../../domain/deploy/deployState.ts';
import { element, setText } from '../../../webview/app/element.ts';
import { KeyedList, type View } from '../../../webview/app/keyedList.ts';
import { fill } from '../../../webview/app/words.ts';
import type { PageContext } from '../pageContext.ts';
import { showStatus, type Status } from '../statusShape.ts';
import { resourceRow, type RowView } from './resourceRow.ts';

interface Group {
  readonly kind: PlanGroupKind;
  readonly resources: readonly RunResource[];
}

interface GroupView extends View<Group> {
  tick(): void;
}

/** Everything of the stack by what a learner knows, in the order it is made: what waits, what is being made, what is there. */
export class Board {
  readonly root = element('div', { className: 'board' });
  readonly #groups: KeyedList<Group>;
  #kinds: readonly PlanGroupKind[] = [];

  constructor(context: PageContext) {
    this.#groups = new KeyedList(
      this.root,
      ({ kind }) => kind,
      ({ kind }) => groupView(kind, context),
    );
  }

  update(resources: readonly RunResource[]): void {
    const groups = [...Map.groupBy(resources, ({ group }) => group)].map(([kind, own]) => ({ kind, resources: own }));
    this.#kinds = groups.map(({ kind }) => kind);
    this.#groups.update(groups);
  }

  tick(): void {
    for (const kind of this.#kinds) (this.#groups.get(kind) as GroupView | undefined)?.tick();
  }
}

function groupView(kind: PlanGroupKind, context: PageContext): GroupView {
  const words = context.strings.progress;
  const mark = element('span', { className: 'mark' });
  const counts = element('span', { className: 'quiet number' });
  const list = element('ul');
  let keys: readonly string[] = [];
  const rows = new KeyedList<RunResource>(
    list,
    ({ logicalId }) => logicalId,
    () => resourceRow(context),
  );
  const heading = element('h3', {}, mark, element('span', { text: words.groups[kind] }), counts);
  return {
    root: element('section', { className: `board-group ${kind}` }, heading, list),
    tick() {
      for (const key of keys) (rows.get(key) as RowView | undefined)?.tick();
    },
    update({ resources }) {
      keys = resources.map(({ logicalId }) => logicalId);
      rows.update(resources);
      const done = resources.filter(({ state }) => state === 'done').length;
      setText(counts, fill(words.countsOfGroup, done, resources.length));
      showStatus(mark, statusOf(resources));
    },
  };
}

function statusOf(resources: readonly RunResource[]): Status {
  const some = (...states: readonly RunResource['state'][]) => resources.some(({ state }) => states.includes(state));
  if (some('failed')) return 'bad';
  if (resources.every(({ state }) => state === 'done')) return 'good';
  if (resources.every(({ state }) => state === 'deleted' || state === 'cancelled')) return 'gone';
  return some('running', 'deleting', 'done') ? 'busy' : 'ahead';
}

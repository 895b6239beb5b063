import { waitingPods, type WhatIfOutcome } from '../../../domain/capacity/whatIf.ts';
import type { WhatIfState } from '../../protocol/whatIf.ts';
import { element, setText } from '../../../webview/app/element.ts';
import { KeyedList, type View } from '../../../webview/app/keyedList.ts';
import { fill } from '../../../webview/app/words.ts';
import type { Strings } from '../words.ts';

interface Row {
  readonly name: string;
  readonly now: string;
  readonly later: string;
  /** What belongs to the later number, in words. */
  readonly about?: string;
  readonly differs: boolean;
}

/** The cluster's numbers now, as measured, and then, as computed; those that differ stand out. */
export class NowAndThen {
  readonly root: HTMLElement;
  readonly #words: Strings['whatIf'];
  readonly #rows: KeyedList<Row>;

  constructor({ whatIf: words }: Strings) {
    this.#words = words;
    const body = element('tbody');
    this.#rows = new KeyedList(body, ({ name }) => name, rowView);
    const head = ['', words.now, words.later].map((text) =>
      text === '' ? element('td') : element('th', { text, attributes: { scope: 'col' } }),
    );
    this.root = element(
      'table',
      { className: 'numbers' },
      element('caption', { className: 'spoken', text: words.outcome }),
      element('thead', {}, element('tr', {}, ...head)),
      body,
    );
  }

  update(state: WhatIfState, outcome: WhatIfOutcome | undefined): void {
    this.#rows.update(outcome === undefined ? [] : rowsOf(state, outcome, this.#words));
  }
}

function rowsOf({ now, subnets }: WhatIfState, outcome: WhatIfOutcome, words: Strings['whatIf']): readonly Row[] {
  const number = (name: string, before: number, after: number, about?: string): Row => ({
    name,
    now: String(before),
    later: String(after),
    differs: before !== after,
    ...(about === undefined ? {} : { about }),
  });
  const enis = outcome.nodes.reduce((sum, { pool }) => sum + pool.enis, 0);
  const used = new Map(outcome.subnets.map((each) => [each.id, each]));
  const cost = (dollars: number | undefined) => (dollars === undefined ? words.costUnknown : `$${dollars.toFixed(3)}`);
  return [
    number(words.perNode, now.maxPods, outcome.maxPods),
    number(words.places, now.places, outcome.places),
    number(words.waiting, now.waiting, waitingPods(outcome), reasons(outcome, words)),
    number(words.enis, now.enis, enis),
    ...subnets.map(({ id, name, held }): Row => {
      const { taken = 0, left = 0 } = used.get(id) ?? {};
      return number(fill(words.subnet, name), held, taken, fill(words.left, left));
    }),
    ...outcome.podSubnets.map(({ zone, taken }) => number(fill(words.podSubnet, zone), 0, taken)),
    {
      name: words.cost,
      now: cost(now.costPerHour),
      later: cost(outcome.cost?.total),
      differs: cost(now.costPerHour) !== cost(outcome.cost?.total),
    },
  ];
}

/** Why pods wait: `4 without a pod place · 5 without an address`. */
function reasons({ pending, withoutAddress }: WhatIfOutcome, words: Strings['whatIf']): string {
  return (
    [
      [words.reasonPlaces, pending.places],
      [words.reasonCpu, pending.cpu],
      [words.reasonMemory, pending.memory],
      [words.reasonAddress, withoutAddress],
    ] as const
  )
    .filter(([, pods]) => pods > 0)
    .map(([text, pods]) => fill(text, pods))
    .join(' · ');
}

function rowView(): View<Row> {
  const name = element('th', { attributes: { scope: 'row' } });
  const now = element('td');
  const then = element('span', { className: 'then' });
  const about = element('span', { className: 'quiet' });
  return {
    root: element('tr', {}, name, now, element('td', {}, then, about)),
    update(row) {
      setText(name, row.name);
      setText(now, row.now);
      setText(then, row.later);
      then.classList.toggle('differs', row.differs);
      setText(about, row.about ?? '');
      about.hidden = (row.about ?? '') === '';
    },
  };
}

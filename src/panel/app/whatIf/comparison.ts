import type { MaxPodsTerms } from '../../../domain/capacity/maxPods.ts';
import { waitingPods, whatIf, type WhatIfChoice, type WhatIfWorld } from '../../../domain/capacity/whatIf.ts';
import { limitsOf } from '../../../domain/instanceTypes/instanceTypes.ts';
import { Combobox } from '../../../webview/app/combobox.ts';
import { element, linkButton, setText, spoken } from '../../../webview/app/element.ts';
import { labelledField } from '../../../webview/app/labelledField.ts';
import { KeyedList, type View } from '../../../webview/app/keyedList.ts';
import type { PageContext } from '../pageContext.ts';
import type { Strings } from '../words.ts';
import { typeOffer } from './typeOffer.ts';

interface Row {
  readonly type: string;
  readonly chosen: boolean;
  /** Whether it can be taken out: the type chosen and the cluster's own stay. */
  readonly removable: boolean;
  /** vCPUs, formula, pods per node, places, waiting pods, cost. */
  readonly cells: readonly string[];
}

export interface ComparisonActions {
  add(type: string): void;
  remove(type: string): void;
  use(type: string): void;
}

/** The same choice with other instance types, side by side. */
export class Comparison {
  readonly root: HTMLElement;
  readonly #words: Strings['whatIf'];
  readonly #rows: KeyedList<Row>;

  constructor({ strings }: PageContext, actions: ComparisonActions) {
    const words = strings.whatIf;
    this.#words = words;
    const body = element('tbody');
    this.#rows = new KeyedList(
      body,
      ({ type }) => type,
      ({ type }) => rowView(type, words, actions),
    );
    const columns = [
      words.type,
      words.vcpus,
      words.formula,
      words.perNode,
      words.places,
      words.waiting,
      words.cost,
      words.actions,
    ];
    const head = columns.map((text) => element('th', { text, attributes: { scope: 'col' } }));
    const addId = 'what-if-compare';
    const add = new Combobox({
      id: addId,
      label: words.compareAdd,
      offer: (typed) => typeOffer(typed, '', words),
      chosen: (type) => actions.add(type),
    });
    const table = element(
      'table',
      { className: 'types' },
      element('caption', { className: 'spoken', text: words.compare }),
      element('thead', {}, element('tr', {}, ...head)),
      body,
    );
    this.root = element(
      'div',
      { className: 'comparison' },
      element('h3', { text: words.compare }),
      element(
        'div',
        { className: 'scroller', attributes: { tabindex: '0', role: 'group', 'aria-label': words.compare } },
        table,
      ),
      labelledField(addId, words.compareAdd, add.root),
    );
  }

  /** `own`: the cluster's type. */
  update(own: string, compared: readonly string[], choice: WhatIfChoice, world: WhatIfWorld): void {
    const types = [...new Set([own, choice.instanceType, ...compared])];
    this.#rows.update(
      types.map((type) => ({
        type,
        chosen: type === choice.instanceType,
        removable: type !== own && type !== choice.instanceType,
        cells: cellsOf({ ...choice, instanceType: type }, world, this.#words),
      })),
    );
  }
}

/** `3 × (6 − 1) + 2`. */
function formulaText({ enis, ipv4PerEni, addressesPerPlace, hostNetworkPods }: MaxPodsTerms): string {
  const prefixes = addressesPerPlace === 1 ? '' : ` × ${addressesPerPlace}`;
  return `${enis} × (${ipv4PerEni} − 1)${prefixes} + ${hostNetworkPods}`;
}

function cellsOf(choice: WhatIfChoice, world: WhatIfWorld, words: Strings['whatIf']): readonly string[] {
  const outcome = whatIf(choice, world);
  const vcpus = limitsOf(choice.instanceType)?.vcpus;
  if (outcome === undefined) return ['–', '–', '–', '–', '–', '–'];
  const { cost } = outcome;
  return [
    vcpus === undefined ? '–' : String(vcpus),
    formulaText(outcome.terms),
    String(outcome.maxPods),
    String(outcome.places),
    String(waitingPods(outcome)),
    cost === undefined ? words.costUnknown : `$${cost.total.toFixed(3)}`,
  ];
}

function rowView(type: string, words: Strings['whatIf'], actions: ComparisonActions): View<Row> {
  const cells = Array.from({ length: 6 }, () => element('td'));
  const use = linkButton(words.use, () => actions.use(type));
  const remove = linkButton(words.remove, () => actions.remove(type));
  for (const button of [use, remove]) button.append(spoken(` ${type}`));
  const name = element('th', { text: type, attributes: { scope: 'row' } });
  const root = element('tr', {}, name, ...cells, element('td', { className: 'actions' }, use, remove));
  return {
    root,
    update(row) {
      root.classList.toggle('chosen', row.chosen);
      for (const [index, cell] of cells.entries()) setText(cell, row.cells[index] ?? '');
      use.hidden = row.chosen;
      remove.hidden = !row.removable;
    },
  };
}

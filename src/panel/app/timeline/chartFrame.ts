import { element, setText } from '../../../webview/app/element.ts';

export interface LegendEntry {
  /** The style of its sign: the same line, dash or area as the curve's. */
  readonly look: string;
  readonly name: string;
}

/** A chart's heading and legend, with the numbers at the point in time; the chart itself goes into `place`. */
export class ChartFrame {
  readonly root: HTMLElement;
  readonly place = element('div', { className: 'plot' });
  readonly #numbers: readonly HTMLElement[];

  constructor(heading: string, entries: readonly LegendEntry[]) {
    this.#numbers = entries.map(() => element('span', { className: 'number' }));
    const legend = entries.map(({ look, name }, index) =>
      element(
        'li',
        {},
        element('span', { className: `swatch ${look}` }),
        element('span', { text: name }),
        ...this.#numbers.slice(index, index + 1),
      ),
    );
    const title = element('span', { className: 'plot-title', text: heading });
    const top = element('div', { className: 'plot-head' }, title, element('ul', { className: 'curves' }, ...legend));
    this.root = element('div', {}, top, this.place);
  }

  /** The curves' numbers, as text. */
  set numbers(numbers: readonly string[]) {
    for (const [index, target] of this.#numbers.entries()) setText(target, numbers[index] ?? '');
  }
}

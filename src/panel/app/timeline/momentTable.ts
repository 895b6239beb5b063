import { element, setText } from '../../../webview/app/element.ts';
import { KeyedList, type View } from '../../../webview/app/keyedList.ts';
import { MoreButton } from '../../../webview/app/moreButton.ts';
import type { PageContext } from '../pageContext.ts';
import { clockTime } from '../../../webview/app/words.ts';
import type { Strings } from '../words.ts';
import { markText } from './markText.ts';
import type { Moment } from './rows.ts';

/** Moments listed before one asks for more. */
const firstMoments = 50;

/** The same facts as the curves, as a table: every moment that is drawn is a row. Filled only while it is open. */
export class MomentTable {
  readonly root: HTMLDetailsElement;
  readonly #list: KeyedList<Moment>;
  readonly #more: MoreButton;
  readonly #sheet: HTMLElement;
  #moments: () => readonly Moment[] = () => [];

  constructor(context: PageContext) {
    const { timeline: words, button } = context.strings;
    const body = element('tbody');
    this.#list = new KeyedList(
      body,
      ({ sample }) => String(sample.at),
      () => new MomentRow(context.strings),
    );
    this.#more = new MoreButton(firstMoments, button, () => {
      this.#draw();
      this.#sheet.focus();
    });
    const names = [words.time, words.running, words.pending, words.enis, words.used, words.warm, words.events];
    const head = element('tr', {}, ...names.map((text) => element('th', { text, attributes: { scope: 'col' } })));
    const caption = element('caption', { className: 'spoken', text: words.heading });
    const table = element('table', {}, caption, element('thead', {}, head), body);
    this.#sheet = element(
      'div',
      { className: 'sheet', attributes: { tabindex: '0', role: 'region', 'aria-label': words.asTable } },
      table,
    );
    this.root = element(
      'details',
      { className: 'moments' },
      element('summary', { text: words.asTable }),
      this.#sheet,
      this.#more.root,
    );
    this.root.addEventListener('toggle', () => this.#draw());
  }

  update(moments: () => readonly Moment[]): void {
    this.#moments = moments;
    this.#draw();
  }

  #draw(): void {
    if (this.root.open) this.#list.update(this.#more.take(this.#moments()));
  }
}

class MomentRow implements View<Moment> {
  readonly root: HTMLElement;
  readonly #strings: Strings;
  readonly #time = element('th', { attributes: { scope: 'row' } });
  readonly #numbers = Array.from({ length: 5 }, () => element('td', { className: 'number' }));
  readonly #events = element('td');

  constructor(strings: Strings) {
    this.#strings = strings;
    this.root = element('tr', {}, this.#time, ...this.#numbers, this.#events);
  }

  update({ sample, marks }: Moment): void {
    setText(this.#time, clockTime(sample.at));
    const { running, pending, enis, used, warm } = sample;
    for (const [index, value] of [running, pending, enis, used, warm].entries()) {
      const cell = this.#numbers[index];
      if (cell !== undefined) setText(cell, value === null ? this.#strings.timeline.unknown : String(value));
    }
    setText(this.#events, marks.map((mark) => markText(mark, this.#strings)).join('; '));
  }
}

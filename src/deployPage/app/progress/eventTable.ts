import type { RunEvent } from '../../../domain/deploy/deployState.ts';
import { element, setText } from '../../../webview/app/element.ts';
import { KeyedList, type View } from '../../../webview/app/keyedList.ts';
import { clockTime, count } from '../../../webview/app/words.ts';
import type { PageContext } from '../pageContext.ts';

/** CloudFormation's own words, newest first, behind a disclosure. */
export class EventTable {
  readonly root: HTMLDetailsElement;
  readonly #context: PageContext;
  readonly #summary = element('summary');
  readonly #rows: KeyedList<RunEvent>;
  #events: readonly RunEvent[] = [];

  constructor(context: PageContext) {
    this.#context = context;
    const words = context.strings.progress;
    const body = element('tbody');
    this.#rows = new KeyedList(
      body,
      ({ id }) => id,
      () => eventRow(),
    );
    const heads = [words.time, context.strings.plan.resource, words.status, words.reason].map((text) =>
      element('th', { text, attributes: { scope: 'col' } }),
    );
    const table = element('table', {}, element('thead', {}, element('tr', {}, ...heads)), body);
    const scroller = element(
      'div',
      { className: 'scroller', attributes: { tabindex: '0', role: 'region', 'aria-label': words.status } },
      table,
    );
    this.root = element('details', { className: 'events' }, this.#summary, scroller);
    const kept = context.arrangement.choices('events', ({ open }) => ({ open: open === true }));
    this.root.open = kept.value.open;
    this.root.addEventListener('toggle', () => {
      kept.value = { open: this.root.open };
      this.#show();
    });
  }

  update(events: readonly RunEvent[]): void {
    this.#events = events;
    this.root.hidden = events.length === 0;
    setText(this.#summary, count(this.#context.strings.progress.events, events.length));
    this.#show();
  }

  /** Rows nobody sees are not made. */
  #show(): void {
    if (this.root.open) this.#rows.update(this.#events);
  }
}

function eventRow(): View<RunEvent> {
  const [time, name, status, reason] = [element('td'), element('th'), element('td'), element('td')];
  name.scope = 'row';
  return {
    root: element('tr', {}, time, name, status, reason),
    update(event) {
      setText(time, clockTime(event.at));
      setText(name, event.logicalId);
      setText(status, event.status);
      setText(reason, event.reason);
    },
  };
}

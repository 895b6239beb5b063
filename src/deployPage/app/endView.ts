import type { DeployEnd } from '../../domain/deploy/deployState.ts';
import { element, linkButton, setAttribute, setText } from '../../webview/app/element.ts';
import { age, fill } from '../../webview/app/words.ts';
import type { DeployPageState } from '../protocol.ts';
import { ActionButtons, FailureCard } from './actionButtons.ts';
import type { PageContext } from './pageContext.ts';
import { Board } from './progress/board.ts';
import { EventTable } from './progress/eventTable.ts';
import { failedTitle } from './progress/failedTitle.ts';
import type { StageView } from './stageView.ts';
import { showStatus } from './statusShape.ts';
import { dollars } from './words.ts';

/** How a deploy ended: with a lab and what to do next, or without one and what to do about it. */
export class EndView implements StageView {
  readonly root: HTMLElement;
  readonly heading = element('h2', { attributes: { tabindex: '-1' } });
  readonly #context: PageContext;
  readonly #mark = element('span', { className: 'mark large' });
  readonly #title = element('span');
  readonly #text = element('p', { className: 'verdict' });
  readonly #cost = element('p', { className: 'quiet' });
  readonly #failed = element('h3');
  readonly #failure: FailureCard;
  readonly #buttons: ActionButtons;
  readonly #results = element('div', { className: 'results' });
  readonly #board: Board;
  readonly #events: EventTable;
  #drawn = '';

  constructor(context: PageContext) {
    this.#context = context;
    this.heading.append(this.#mark, this.#title);
    this.#failure = new FailureCard(context, this.#failed, false);
    this.#buttons = new ActionButtons(context, 'primary');
    this.#board = new Board(context);
    this.#events = new EventTable(context);
    const story = element(
      'details',
      { className: 'story' },
      element('summary', { text: context.strings.end.story }),
      this.#board.root,
    );
    this.root = element(
      'div',
      { className: 'stage end' },
      this.heading,
      this.#text,
      this.#cost,
      this.#failure.root,
      this.#buttons.root,
      this.#results,
      story,
      this.#events.root,
    );
  }

  update({ stage }: DeployPageState): void {
    if (stage.kind !== 'end') return;
    const { end, run } = stage;
    const words = this.#context.strings.end;
    showStatus(this.#mark, end.kind === 'stands' ? 'good' : end.kind === 'failed' ? 'bad' : 'gone');
    this.#board.update(run.resources);
    this.#events.update(run.events);
    setText(this.#title, this.#titleOf(end));
    setText(this.#failed, failedTitle(run.failure, this.#context.strings));
    this.#failure.update(end.kind === 'failed' ? end.failure : undefined);
    this.#buttons.update(end.kind === 'failed' ? [] : end.buttons);
    this.#cost.hidden = end.kind !== 'stands' || end.cost?.state !== 'known';
    if (end.kind === 'stands') {
      setText(this.#text, fill(words.standsText, run.stackName, age(end.endedAt - run.startedAt)));
      if (end.cost?.state === 'known')
        setText(this.#cost, fill(this.#context.strings.cost.about, dollars(end.cost.cost.total)));
    } else if (end.kind === 'cancelled') setText(this.#text, end.sentence);
    else setText(this.#text, end.left ? words.left : words.nothingLeft);
    this.#context.announce(`${this.#title.textContent} ${this.#text.textContent}`);
    this.#showResults(end);
  }

  #titleOf(end: DeployEnd): string {
    const words = this.#context.strings.end;
    return end.kind === 'cancelled' ? words[end.what] : words[end.kind];
  }

  #showResults(end: DeployEnd): void {
    const shown = end.kind === 'stands' ? JSON.stringify([end.outputs, end.kubeconfig]) : '';
    if (shown === this.#drawn) return;
    this.#drawn = shown;
    if (end.kind !== 'stands') return this.#results.replaceChildren();
    const words = this.#context.strings.end;
    const rows = end.outputs.map(({ key, value }) => this.#row(key, value));
    const heads = [words.output, words.value].map((text) => element('th', { text, attributes: { scope: 'col' } }));
    const parts: HTMLElement[] = [];
    if (end.kubeconfig !== undefined)
      parts.push(
        element('h3', { text: words.kubeconfig }),
        element('p', { className: 'quiet', text: words.kubeconfigText }),
        element(
          'p',
          { className: 'value' },
          element('code', { text: end.kubeconfig }),
          this.#copy(words.kubeconfig, end.kubeconfig),
        ),
      );
    if (rows.length > 0)
      parts.push(
        element('h3', { text: words.outputs }),
        element(
          'table',
          { className: 'outputs' },
          element('thead', {}, element('tr', {}, ...heads)),
          element('tbody', {}, ...rows),
        ),
      );
    this.#results.replaceChildren(...parts);
  }

  #row(key: string, value: string): HTMLElement {
    const name = element('th', { text: key, attributes: { scope: 'row' } });
    return element(
      'tr',
      {},
      name,
      element('td', { className: 'value' }, element('code', { text: value }), this.#copy(key, value)),
    );
  }

  #copy(name: string, text: string): HTMLButtonElement {
    const { strings, ask } = this.#context;
    const button = linkButton(strings.copy, () => ask('copy', { text }));
    setAttribute(button, 'aria-label', fill(strings.copyOf, name));
    return button;
  }
}

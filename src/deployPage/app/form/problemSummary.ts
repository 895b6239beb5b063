import { element, linkButton, setText } from '../../../webview/app/element.ts';
import { count } from '../../../webview/app/words.ts';
import type { PageContext } from '../pageContext.ts';
import { showStatus } from '../statusShape.ts';

export interface SummaryLine {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** What is wrong with the form, in one place: each line leads to its field. */
export class ProblemSummary {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #go: (key: string) => void;
  readonly #mark = element('span', { className: 'mark' });
  readonly #heading = element('span');
  readonly #list = element('ul');
  #shown = '';

  constructor(context: PageContext, go: (key: string) => void) {
    this.#context = context;
    this.#go = go;
    this.root = element(
      'section',
      { className: 'summary', attributes: { 'aria-labelledby': 'summary-heading', tabindex: '-1' } },
      element('h3', { attributes: { id: 'summary-heading' } }, this.#mark, this.#heading),
      this.#list,
    );
  }

  update(lines: readonly SummaryLine[]): void {
    const words = this.#context.strings.form;
    setText(this.#heading, lines.length === 0 ? words.noProblems : count(words.problems, lines.length));
    showStatus(this.#mark, lines.length === 0 ? 'good' : 'bad');
    const shown = JSON.stringify(lines);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#list.replaceChildren(
      ...lines.map(({ key, label, text }) =>
        element(
          'li',
          {},
          linkButton(label, () => this.#go(key)),
          element('span', { className: 'small', text }),
        ),
      ),
    );
  }

  focus(): void {
    this.root.focus();
  }
}

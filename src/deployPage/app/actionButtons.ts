import type { DeployButton, FailureWords } from '../../domain/deploy/deployState.ts';
import { element, setText } from '../../webview/app/element.ts';
import { pushButton } from './button.ts';
import type { PageContext } from './pageContext.ts';

/** The buttons that a state offers; made anew only when they differ, so that the focus stays. */
export class ActionButtons {
  readonly root = element('p', { className: 'buttons' });
  readonly #context: PageContext;
  readonly #first: 'primary' | 'secondary';
  #shown = '[]';

  /** `first`: whether the first one is the thing to do. */
  constructor(context: PageContext, first: 'primary' | 'secondary' = 'secondary') {
    this.#context = context;
    this.#first = first;
    this.root.hidden = true;
  }

  update(buttons: readonly DeployButton[]): void {
    const shown = JSON.stringify(buttons);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.root.hidden = buttons.length === 0;
    this.root.replaceChildren(
      ...buttons.map(({ label, action }, index) =>
        pushButton(label, index === 0 ? this.#first : 'secondary', () => this.#context.act(action)),
      ),
    );
  }
}

/** A failure in plain words, with what the service said and what there is to press. */
export class FailureCard {
  readonly root: HTMLElement;
  readonly #sentence = element('p', { className: 'sentence' });
  readonly #detail = element('p', { className: 'detail' });
  readonly #buttons: ActionButtons;

  /** `alert`: read out at once, as something that stops the person. */
  constructor(context: PageContext, title: HTMLElement | undefined, alert: boolean) {
    this.#buttons = new ActionButtons(context, 'primary');
    this.root = element(
      'div',
      { className: 'failure-card', attributes: alert ? { role: 'alert' } : {} },
      ...(title === undefined ? [] : [title]),
      this.#sentence,
      this.#detail,
      this.#buttons.root,
    );
    this.root.hidden = true;
  }

  update(failure: FailureWords | undefined): void {
    this.root.hidden = failure === undefined;
    setText(this.#sentence, failure?.sentence ?? '');
    setText(this.#detail, failure?.detail ?? '');
    this.#detail.hidden = (failure?.detail ?? '') === '';
    this.#buttons.update(failure?.buttons ?? []);
  }
}

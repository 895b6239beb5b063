import { element } from '../../../webview/app/element.ts';
import { pushButton } from '../button.ts';
import type { PageContext } from '../pageContext.ts';

/** The way out of a deploy: what is to become of what was made is decided before it stops. */
export class StopChoice {
  readonly root: HTMLElement;
  readonly #stop: HTMLElement;
  readonly #choice: HTMLElement;

  constructor({ strings, ask }: PageContext) {
    const words = strings.progress;
    this.#stop = pushButton(words.stop, 'secondary', () => this.#open(true));
    const goOn = pushButton(words.goOn, 'secondary', () => this.#open(false));
    const heading = element('h3', { text: words.stopHeading, attributes: { id: 'stop-heading', tabindex: '-1' } });
    this.#choice = element(
      'div',
      { className: 'stop-choice', attributes: { role: 'group', 'aria-labelledby': 'stop-heading' } },
      heading,
      element('p', { text: words.stopText }),
      element('p', { className: 'quiet', text: words.keepText }),
      element(
        'p',
        { className: 'buttons' },
        pushButton(words.rollback, 'primary', () => this.#decide(() => ask('cancel', { made: 'rollback' }))),
        pushButton(words.keep, 'secondary', () => this.#decide(() => ask('cancel', { made: 'keep' }))),
        goOn,
      ),
    );
    this.#choice.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#open(false);
    });
    this.#choice.hidden = true;
    this.root = element('div', { className: 'stop' }, this.#stop, this.#choice);
  }

  /** Nothing can be stopped while it is being taken back already. */
  update(canStop: boolean): void {
    this.root.hidden = !canStop;
  }

  #open(open: boolean): void {
    this.#choice.hidden = !open;
    this.#stop.hidden = open;
    if (open) this.#choice.querySelector('h3')?.focus();
    else this.#stop.focus();
  }

  #decide(tell: () => void): void {
    this.#open(false);
    tell();
  }
}

import type { DeployProgress } from '../../../domain/deploy/deployState.ts';
import { element, setAttribute, setText } from '../../../webview/app/element.ts';
import { age, fill } from '../../../webview/app/words.ts';
import type { PageContext } from '../pageContext.ts';

/** What is going on as a whole: phase, bar, count, since when. */
export class Overall {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #phase = element('p', { className: 'phase' });
  readonly #part = element('span', { className: 'part' });
  readonly #bar: HTMLElement;
  readonly #counts = element('span', { className: 'number' });
  readonly #began = element('span', { className: 'quiet' });
  #run: DeployProgress | undefined;

  constructor(context: PageContext) {
    this.#context = context;
    this.#bar = element(
      'div',
      { className: 'track', attributes: { role: 'progressbar', 'aria-valuemin': '0' } },
      this.#part,
    );
    this.root = element(
      'div',
      { className: 'overall' },
      this.#phase,
      this.#bar,
      element('p', { className: 'figures' }, this.#counts, this.#began),
    );
  }

  update(run: DeployProgress): void {
    this.#run = run;
    const words = this.#context.strings.progress;
    const phase = words.phases[run.phase];
    setText(this.#phase, phase);
    const counts = fill(words.counts, run.done, run.total);
    setText(this.#counts, counts);
    setAttribute(this.#bar, 'aria-label', phase);
    setAttribute(this.#bar, 'aria-valuemax', String(Math.max(1, run.total)));
    setAttribute(this.#bar, 'aria-valuenow', String(run.done));
    setAttribute(this.#bar, 'aria-valuetext', counts);
    const share = run.total === 0 ? 0 : run.done / run.total;
    this.#part.style.inlineSize = `${Math.round(share * 100)}%`;
    this.root.classList.toggle('backwards', run.phase === 'rolling-back' || run.phase === 'cleaning-up');
    // A quarter at a time: every resource would be chatter.
    this.#context.announce(fill(words.percent, phase, Math.floor(share * 4) * 25));
    this.tick();
  }

  tick(): void {
    if (this.#run === undefined) return;
    setText(this.#began, fill(this.#context.strings.progress.began, age(this.#context.now() - this.#run.startedAt)));
  }
}

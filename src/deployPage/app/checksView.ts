import type { CheckLine } from '../../domain/deploy/deployState.ts';
import { element, setText } from '../../webview/app/element.ts';
import { KeyedList, type View } from '../../webview/app/keyedList.ts';
import { pushButton } from './button.ts';
import { count, fill } from '../../webview/app/words.ts';
import type { DeployPageState } from '../protocol.ts';
import { ActionButtons } from './actionButtons.ts';
import type { PageContext } from './pageContext.ts';
import type { StageView } from './stageView.ts';
import { showStatus, statusShape, type Status } from './statusShape.ts';

const statuses: Readonly<Record<CheckLine['state'], Status>> = {
  running: 'busy',
  pass: 'good',
  warn: 'careful',
  fail: 'bad',
  unknown: 'unknown',
};

/** The pre-flight: what was looked at, what was seen, and what to do about it. */
export class ChecksView implements StageView {
  readonly root: HTMLElement;
  readonly heading: HTMLElement;
  readonly #context: PageContext;
  readonly #lines: KeyedList<CheckLine>;
  readonly #verdict = element('p', { className: 'verdict' });
  readonly #again: HTMLButtonElement;
  readonly #plan: HTMLButtonElement;
  readonly #planning: HTMLElement;
  #mayGoOn = false;

  constructor(context: PageContext) {
    this.#context = context;
    const { strings, ask } = context;
    const words = strings.checks;
    this.heading = element('h2', { text: words.heading, attributes: { tabindex: '-1' } });
    const list = element('ul', { className: 'check-lines' });
    this.#lines = new KeyedList(
      list,
      ({ id }) => id,
      () => lineView(context),
    );
    this.#again = pushButton(words.again, 'secondary', () => context.act({ kind: 'check-again' }));
    this.#plan = pushButton(words.plan, 'primary', () => {
      if (this.#mayGoOn) ask('plan', null);
    });
    this.#planning = element(
      'p',
      { className: 'planning' },
      statusShape('busy'),
      element('span', { text: words.planning }),
    );
    this.root = element(
      'div',
      { className: 'stage checks' },
      this.heading,
      this.#verdict,
      this.#planning,
      element(
        'div',
        { className: 'go' },
        element(
          'p',
          { className: 'buttons' },
          this.#plan,
          this.#again,
          pushButton(strings.back, 'secondary', () => ask('back', null)),
        ),
        element('p', { className: 'quiet small', text: words.planText }),
      ),
      list,
    );
  }

  update({ stage }: DeployPageState): void {
    if (stage.kind !== 'checks' && stage.kind !== 'planning') return;
    const { lines } = stage;
    const isRunning = stage.kind === 'checks' && stage.running;
    this.#mayGoOn = stage.kind === 'checks' && !stage.running && stage.goOn;
    this.#lines.update(lines);
    const verdict = this.#verdictOf(lines, isRunning);
    setText(this.#verdict, verdict);
    if (!isRunning) this.#context.announce(verdict);
    this.#planning.hidden = stage.kind !== 'planning';
    this.#plan.disabled = !this.#mayGoOn;
    this.#again.disabled = isRunning || stage.kind === 'planning';
  }

  #verdictOf(lines: readonly CheckLine[], isRunning: boolean): string {
    const words = this.#context.strings.checks;
    const done = lines.filter(({ state }) => state !== 'running').length;
    if (isRunning) return fill(words.running, done, lines.length);
    const failed = lines.filter(({ state }) => state === 'fail').length;
    if (failed > 0) return count(words.stopped, failed);
    return lines.every(({ state }) => state === 'pass') ? words.allGood : words.mayGoOn;
  }
}

function lineView(context: PageContext): View<CheckLine> {
  const mark = element('span', { className: 'mark' });
  const title = element('span', { className: 'title' });
  const word = element('span', { className: 'state' });
  const why = element('p', { className: 'why' });
  const buttons = new ActionButtons(context);
  const root = element('li', {}, mark, element('div', {}, title, word, why, buttons.root));
  return {
    root,
    update(line) {
      root.className = line.state;
      showStatus(mark, statuses[line.state]);
      setText(title, line.title);
      setText(word, context.strings.checks.states[line.state]);
      setText(why, line.why);
      why.hidden = line.why === '';
      buttons.update(line.buttons);
    },
  };
}

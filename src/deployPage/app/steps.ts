import type { DeployStage } from '../../domain/deploy/deployState.ts';
import { element, setAttribute, setText } from '../../webview/app/element.ts';
import { showStatus, type Status } from './statusShape.ts';
import type { Strings } from './words.ts';

const stepIds = ['form', 'checks', 'plan', 'progress', 'end'] as const;
type StepId = (typeof stepIds)[number];

/** Where in the deploy one is: the steps in a row, each with a shape and, for screen readers, a word. */
export class Steps {
  readonly root: HTMLElement;
  readonly #strings: Strings['steps'];
  readonly #items: readonly { readonly root: HTMLElement; readonly mark: HTMLElement; readonly word: HTMLElement }[];

  constructor(strings: Strings['steps']) {
    this.#strings = strings;
    this.#items = stepIds.map((id) => {
      const mark = element('span', { className: 'mark' });
      const word = element('span', { className: 'spoken' });
      return { root: element('li', {}, mark, element('span', { text: strings[id] }), word), mark, word };
    });
    const list = element('ol', {}, ...this.#items.map(({ root }) => root));
    this.root = element('nav', { className: 'steps', attributes: { 'aria-label': strings.label } }, list);
  }

  update(stage: DeployStage): void {
    const step = stepOf(stage);
    this.root.hidden = step === undefined;
    if (step === undefined) return;
    const now = stepIds.indexOf(step);
    const broken = howBroken(stage);
    this.#items.forEach(({ root, mark, word }, index) => {
      const isNow = index === now;
      const stands = isNow && stage.kind === 'end' && stage.end.kind === 'stands';
      const status: Status = index < now || stands ? 'good' : isNow ? (broken ?? 'here') : 'ahead';
      showStatus(mark, status);
      const words: Partial<Record<Status, string>> = {
        good: this.#strings.done,
        bad: this.#strings.failed,
        gone: this.#strings.stopped,
      };
      const said = words[status];
      setText(word, said === undefined ? '' : `, ${said}`);
      root.classList.toggle('now', isNow);
      setAttribute(root, 'aria-current', isNow ? 'step' : undefined);
    });
  }
}

function stepOf(stage: DeployStage): StepId | undefined {
  switch (stage.kind) {
    case 'no-connection':
      return undefined;
    case 'reading':
      return 'form';
    case 'planning':
      return 'plan';
    case 'end':
      return stage.end.kind === 'stands' ? 'end' : 'progress';
    default:
      return stage.kind;
  }
}

/** The shape of a step that went no further; undefined for one that does. */
function howBroken(stage: DeployStage): 'bad' | 'gone' | undefined {
  if (stage.kind === 'progress') return stage.run.failure === undefined ? undefined : 'bad';
  if (stage.kind !== 'end' || stage.end.kind === 'stands') return undefined;
  return stage.end.kind === 'failed' ? 'bad' : 'gone';
}

import type { DeployProgress } from '../../../domain/deploy/deployState.ts';
import { element, setText } from '../../../webview/app/element.ts';
import { fill } from '../../../webview/app/words.ts';
import type { DeployPageState } from '../../protocol.ts';
import { FailureCard } from '../actionButtons.ts';
import type { PageContext } from '../pageContext.ts';
import type { StageView } from '../stageView.ts';
import { Board } from './board.ts';
import { EventTable } from './eventTable.ts';
import { failedTitle } from './failedTitle.ts';
import { Overall } from './overall.ts';
import { ReadinessList } from './readinessList.ts';
import { StopChoice } from './stopChoice.ts';

/** A deploy under way: how far it is, what is being made, what went wrong, and the way out. */
export class ProgressView implements StageView {
  readonly root: HTMLElement;
  readonly heading = element('h2', { attributes: { tabindex: '-1' } });
  readonly #context: PageContext;
  readonly #overall: Overall;
  readonly #failed: HTMLElement;
  readonly #failure: FailureCard;
  readonly #waiting: FailureCard;
  readonly #board: Board;
  readonly #readiness: ReadinessList;
  readonly #events: EventTable;
  readonly #stop: StopChoice;

  constructor(context: PageContext) {
    this.#context = context;
    const words = context.strings.progress;
    this.#overall = new Overall(context);
    this.#failed = element('h3', { text: words.failure });
    this.#failure = new FailureCard(context, this.#failed, true);
    this.#waiting = new FailureCard(context, element('h3', { text: words.waiting }), true);
    this.#waiting.root.classList.add('waiting');
    this.#board = new Board(context);
    this.#readiness = new ReadinessList(context);
    this.#events = new EventTable(context);
    this.#stop = new StopChoice(context);
    this.root = element(
      'div',
      { className: 'stage progress' },
      this.heading,
      this.#overall.root,
      this.#waiting.root,
      this.#failure.root,
      element('p', { className: 'quiet', text: words.goesOn }),
      this.#stop.root,
      this.#board.root,
      this.#readiness.root,
      this.#events.root,
    );
  }

  update({ stage }: DeployPageState): void {
    if (stage.kind !== 'progress') return;
    const { run } = stage;
    const words = this.#context.strings.progress;
    setText(this.heading, fill(words.heading, run.stackName));
    this.#overall.update(run);
    setText(this.#failed, failedTitle(run.failure, this.#context.strings));
    this.#failure.update(run.failure);
    this.#waiting.update(run.waiting);
    this.#board.update(run.resources);
    this.#readiness.update(run);
    this.#events.update(run.events);
    this.#stop.update(canStop(run));
  }

  tick(): void {
    this.#overall.tick();
    this.#board.tick();
  }
}

function canStop({ phase }: DeployProgress): boolean {
  return phase === 'starting' || phase === 'stack' || phase === 'ready';
}

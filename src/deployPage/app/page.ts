import type { DeployStage } from '../../domain/deploy/deployState.ts';
import { Announcer } from '../../webview/app/announcer.ts';
import type { PageHost } from '../../webview/app/browserHost.ts';
import { element, setText } from '../../webview/app/element.ts';
import { fill } from '../../webview/app/words.ts';
import type { DeployPageState } from '../protocol.ts';
import { FailureCard } from './actionButtons.ts';
import { ChecksView } from './checksView.ts';
import type { Draft } from './draft.ts';
import { EndView } from './endView.ts';
import { FormView } from './form/formView.ts';
import { noConnectionView, readingView } from './noticeView.ts';
import type { PageContext } from './pageContext.ts';
import { PlanView } from './planView.ts';
import { ProgressView } from './progress/progressView.ts';
import type { StageView } from './stageView.ts';
import { Steps } from './steps.ts';

/** Stages that the same view shows. */
type ViewKind = Exclude<DeployStage['kind'], 'planning'>;

/** The whole page: what one is connected to, the steps, and the view of the stage that the deploy is at. */
export class DeployPageView {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #draft: Draft;
  readonly #announcer: Announcer;
  readonly #connection = element('p', { className: 'connection quiet' });
  readonly #steps: Steps;
  readonly #failure: FailureCard;
  readonly #requestFailure = element('p', { className: 'failure', attributes: { role: 'alert' } });
  readonly #place = element('div', { className: 'place' });
  #view: StageView | undefined;
  #kind: ViewKind | undefined;
  #wanted: string | undefined;
  /** The field that the host has led to last: once is enough. */
  #led: string | undefined;

  constructor(
    context: Omit<PageContext, 'announce' | 'act'> & { readonly tellHost: PageContext['act'] },
    draft: Draft,
    host: PageHost,
  ) {
    this.#announcer = new Announcer(host.clock);
    this.#draft = draft;
    this.#context = {
      ...context,
      announce: (sentence) => this.#announcer.update(sentence),
      act: (action) => (action.kind === 'focus' ? this.focus(action.key) : context.tellHost(action)),
    };
    const { strings } = context;
    this.#steps = new Steps(strings.steps);
    this.#failure = new FailureCard(this.#context, undefined, true);
    this.#requestFailure.hidden = true;
    this.root = element(
      'div',
      { className: 'page' },
      element('header', {}, element('h1', { text: strings.title }), this.#connection, this.#steps.root),
      element('main', {}, this.#requestFailure, this.#failure.root, this.#place),
      this.#announcer.root,
    );
  }

  update(state: DeployPageState): void {
    const { stage } = state;
    const kind: ViewKind = stage.kind === 'planning' ? 'checks' : stage.kind;
    setText(this.#connection, connectionText(state, this.#context));
    this.#steps.update(stage);
    this.#failure.update(state.failure);
    // Leaving the form, the page forgets what was typed: the host has it.
    if (kind !== 'form') this.#draft.clear();
    const isNew = kind !== this.#kind;
    const isFirst = this.#kind === undefined;
    if (isNew || this.#view === undefined) {
      this.#kind = kind;
      this.#view = this.#make(kind);
    }
    this.#view.update(state);
    if (isNew) {
      this.#place.replaceChildren(this.#view.root);
      if (!isFirst) {
        this.#view.heading.focus({ preventScroll: true });
        window.scrollTo(0, 0);
      }
    }
    const wanted = stage.kind === 'form' ? stage.focus : undefined;
    if (wanted !== this.#led) {
      this.#led = wanted;
      if (wanted !== undefined) this.#wanted = wanted;
    }
    if (this.#wanted !== undefined && this.#view.focus?.(this.#wanted) === true) this.#wanted = undefined;
  }

  /** Goes to a field; from another stage, back to the form first. */
  focus(key: string): void {
    if (this.#view?.focus?.(key) === true) return;
    this.#wanted = key;
    if (this.#kind === 'checks' || this.#kind === 'plan') this.#context.ask('back', null);
  }

  /** Once a second: times grow while nothing else changes. */
  tick(): void {
    this.#view?.tick?.();
  }

  /** Says that a request failed; undefined takes it back. */
  showFailure(message: string | undefined): void {
    this.#requestFailure.hidden = message === undefined;
    setText(this.#requestFailure, message === undefined ? '' : fill(this.#context.strings.requestFailed, message));
  }

  #make(kind: ViewKind): StageView {
    switch (kind) {
      case 'no-connection':
        return noConnectionView(this.#context);
      case 'reading':
        return readingView(this.#context);
      case 'form':
        return new FormView(this.#context, this.#draft);
      case 'checks':
        return new ChecksView(this.#context);
      case 'plan':
        return new PlanView(this.#context);
      case 'progress':
        return new ProgressView(this.#context);
      case 'end':
      default:
        return new EndView(this.#context);
    }
  }
}

function connectionText({ connection }: DeployPageState, { strings }: PageContext): string {
  if (connection === undefined) return '';
  const { name, region, account, billed } = connection;
  const parts = [name, region, account === undefined ? undefined : fill(strings.account, account)];
  const where = parts.filter((part) => part !== undefined).join(' · ');
  return billed ? where : `${where}. ${strings.notBilled}`;
}

import type { PanelState } from '../protocol.ts';
import { Announcer } from './announcer.ts';
import type { PageHost } from './browserHost.ts';
import { CapacitySection } from './capacity.ts';
import { element, setText } from './element.ts';
import type { PageContext } from './pageContext.ts';
import { PendingSection } from './pending.ts';
import { SectionBar } from './sectionBar.ts';
import { NodesSection } from './slots.ts';
import { ProblemBanners, StageNotice } from './sourceState.ts';
import { count, fill } from './words.ts';

/** The whole page: one state in, every section brought up to date. */
export class Page {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #bar: SectionBar;
  readonly #banners: ProblemBanners;
  readonly #notice: StageNotice;
  readonly #capacity: CapacitySection;
  readonly #nodes: NodesSection;
  readonly #pending: PendingSection;
  readonly #announcer: Announcer;
  readonly #failure = element('p', { className: 'failure', attributes: { role: 'alert' } });

  constructor(context: PageContext, host: PageHost) {
    this.#context = context;
    this.#bar = new SectionBar(context);
    this.#banners = new ProblemBanners(context);
    this.#notice = new StageNotice(context);
    this.#capacity = new CapacitySection(context);
    this.#nodes = new NodesSection(context);
    this.#pending = new PendingSection(context);
    this.#announcer = new Announcer(host.clock);
    const main = element(
      'main',
      {},
      element('h1', { className: 'spoken', text: context.strings.title }),
      this.#failure,
      this.#banners.root,
      this.#notice.root,
      this.#capacity.root,
      this.#nodes.root,
      this.#pending.root,
    );
    this.root = element('div', { className: 'page' }, this.#bar.root, main, this.#announcer.root);
    this.#failure.hidden = true;
  }

  update(state: PanelState): void {
    const ready = state.stage.kind === 'ready';
    this.#bar.update(state);
    this.#banners.update(state);
    this.#notice.update(state);
    this.#capacity.root.hidden = !ready;
    this.#nodes.root.hidden = !ready;
    // Pods can wait for the first node of all.
    this.#pending.root.hidden = !ready && state.totals.pending === 0;
    this.#capacity.update(state);
    this.#nodes.update(state);
    this.#pending.update(state);
    if (ready) this.#announcer.update(count(this.#context.strings.pending.count, state.totals.pending));
  }

  /** Once a second: ages grow while nothing else changes. */
  tick(): void {
    this.#nodes.tick();
    this.#pending.tick();
  }

  showNode(nodeName: string): void {
    this.#nodes.show(nodeName);
  }

  /** Says that a request failed; undefined takes it back. */
  showFailure(message: string | undefined): void {
    this.#failure.hidden = message === undefined;
    setText(this.#failure, message === undefined ? '' : fill(this.#context.strings.requestFailed, message));
  }
}

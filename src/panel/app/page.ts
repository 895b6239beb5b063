import type { PanelState } from '../protocol.ts';
import type { Place, SectionId } from '../protocol/place.ts';
import { Announcer } from '../../webview/app/announcer.ts';
import type { PageHost } from '../../webview/app/browserHost.ts';
import { element, setText } from '../../webview/app/element.ts';
import type { PageContext } from './pageContext.ts';
import { SectionBar } from './sectionBar.ts';
import { SectionFrame } from './sectionFrame.ts';
import { sectionKinds } from './sections.ts';
import { ProblemBanners, StageNotice } from './sourceState.ts';
import { Whereabouts } from './whereabouts.ts';
import { count, fill } from '../../webview/app/words.ts';

/** How far beyond what is in sight sections are kept up to date: as far as one scrolls at once. */
const nearby = '50% 0px';

/** Pixels between the bar and what one is led to. */
const belowBar = 12;

/** The whole page: one state in, every section in sight brought up to date. */
export class Page {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #bar: SectionBar;
  readonly #banners: ProblemBanners;
  readonly #notice: StageNotice;
  readonly #frames: readonly SectionFrame[];
  readonly #announcer: Announcer;
  readonly #whereabouts: Whereabouts;
  readonly #failure = element('p', { className: 'failure', attributes: { role: 'alert' } });

  constructor(context: PageContext, host: PageHost) {
    this.#context = context;
    this.#bar = new SectionBar(context, sectionKinds, (section) => this.show({ section }));
    this.#banners = new ProblemBanners(context);
    this.#notice = new StageNotice(context);
    this.#frames = sectionKinds.map((kind) => new SectionFrame(kind, context));
    this.#announcer = new Announcer(host.clock);
    this.#whereabouts = new Whereabouts(this.#frames, context, host.clock, (frame) => this.#bar.mark(frame?.id));
    const main = element(
      'main',
      {},
      element('h1', { className: 'spoken', text: context.strings.title }),
      this.#failure,
      this.#banners.root,
      this.#notice.root,
      ...this.#frames.map(({ root }) => root),
    );
    this.root = element('div', { className: 'page' }, this.#bar.root, main, this.#announcer.root);
    this.#failure.hidden = true;
    this.#watch();
    new ResizeObserver(() => this.#keepBelowBar()).observe(this.#bar.root);
  }

  update(state: PanelState): void {
    this.#bar.update(state);
    this.#banners.update(state);
    this.#notice.update(state);
    for (const frame of this.#frames) frame.update(state);
    if (state.stage.kind === 'ready')
      this.#announcer.update(count(this.#context.strings.pending.count, state.totals.pending));
  }

  /** To be called once the page is in the document: draws the rest when there is time, and goes to where one was. */
  begin(): void {
    this.#keepBelowBar();
    this.#whereabouts.restore();
    for (const frame of this.#frames) requestIdleCallback(() => frame.draw());
  }

  /** Once a second: ages grow while nothing else changes. */
  tick(): void {
    for (const frame of this.#frames) frame.tick();
  }

  /** Goes to a section, or to what is named in it. A node without a section is one of the nodes' section. */
  show(place: Place): void {
    const id: SectionId | undefined = place.section ?? (place.nodeName === undefined ? undefined : 'nodes');
    const frame = this.#frames.find((each) => each.id === id);
    if (frame === undefined || frame.root.hidden) return;
    frame.show(place);
    this.#whereabouts.led(frame);
  }

  /** Says that a request failed; undefined takes it back. */
  showFailure(message: string | undefined): void {
    this.#failure.hidden = message === undefined;
    setText(this.#failure, message === undefined ? '' : fill(this.#context.strings.requestFailed, message));
  }

  /** What one is led to comes to rest below the bar, however many lines that has. */
  #keepBelowBar(): void {
    document.documentElement.style.scrollPaddingBlockStart = `${this.#bar.root.offsetHeight + belowBar}px`;
  }

  #watch(): void {
    const frames = new Map<Element, SectionFrame>(this.#frames.map((frame) => [frame.root, frame]));
    const seen = (entries: readonly IntersectionObserverEntry[]) => {
      for (const { target, isIntersecting } of entries) {
        const frame = frames.get(target);
        if (frame !== undefined) frame.near = isIntersecting;
      }
    };
    // With the document as the root, since the page is in a frame, where a margin would not count otherwise.
    const observer = new IntersectionObserver(seen, { root: document, rootMargin: nearby });
    for (const root of frames.keys()) observer.observe(root);
  }
}

import type { Clock } from '../../base/clock.ts';
import type { KeptChoices } from '../../webview/app/arrangement.ts';
import type { PageContext } from './pageContext.ts';
import type { SectionFrame } from './sectionFrame.ts';

/** Milliseconds between two times the position is kept. */
const keepInterval = 200;

interface Position {
  /** The section that one is at. */
  readonly section: string | undefined;
  /** Pixels from its top to the top of what is in sight. */
  readonly offset: number;
}

/** Where on the page one is: says so when that changes, and finds back there after a reload. */
export class Whereabouts {
  readonly #frames: readonly SectionFrame[];
  readonly #clock: Clock;
  readonly #kept: KeptChoices<Position>;
  readonly #moved: (current: SectionFrame | undefined) => void;
  #drawing = false;
  /** Where one was led, and how far the page was scrolled then: near the page's end it may not reach the top. */
  #led: { readonly frame: SectionFrame; readonly scroll: number } | undefined;
  #keeping = false;

  constructor(
    frames: readonly SectionFrame[],
    { arrangement }: PageContext,
    clock: Clock,
    moved: (current: SectionFrame | undefined) => void,
  ) {
    this.#frames = frames;
    this.#clock = clock;
    this.#moved = moved;
    this.#kept = arrangement.choices('page', ({ section, offset }) => ({
      section: typeof section === 'string' ? section : undefined,
      offset: typeof offset === 'number' ? offset : 0,
    }));
    window.addEventListener('scroll', () => this.#scrolled(), { passive: true });
  }

  /** Goes back to where one was, if that is there. */
  restore(): void {
    const { section, offset } = this.#kept.value;
    const frame = this.#frames.find(({ id, root }) => id === section && !root.hidden);
    if (frame === undefined) return;
    frame.draw();
    window.scrollBy({ top: frame.root.getBoundingClientRect().top + offset, behavior: 'instant' });
  }

  /** One was led to this section: that is where one is until one scrolls. */
  led(frame: SectionFrame): void {
    this.#led = { frame, scroll: window.scrollY };
    this.#moved(frame);
  }

  #scrolled(): void {
    if (!this.#keeping) {
      this.#keeping = true;
      this.#clock.after(keepInterval, () => {
        this.#keeping = false;
        this.#keep();
      });
    }
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#moved(this.#current());
    });
  }

  #keep(): void {
    const frame = this.#current();
    const offset = frame === undefined ? 0 : Math.round(-frame.root.getBoundingClientRect().top);
    this.#kept.value = { section: frame?.id, offset };
  }

  /** Where one was led, else the last section that begins in the upper third, or the last of all at the page's end. */
  #current(): SectionFrame | undefined {
    if (this.#led !== undefined && Math.abs(window.scrollY - this.#led.scroll) < 2) return this.#led.frame;
    this.#led = undefined;
    const shown = this.#frames.filter(({ root }) => !root.hidden);
    const { scrollHeight, clientHeight } = document.documentElement;
    if (window.scrollY > 0 && window.scrollY + clientHeight >= scrollHeight - 1) return shown.at(-1);
    return shown.findLast(({ root }) => root.getBoundingClientRect().top <= clientHeight / 3);
  }
}

import { element, setAttribute } from '../../../webview/app/element.ts';

/** Parts of the period that one key press moves by. */
const steps = 60;

/**
 * A point in time on the charts, moved by the pointer and by the arrow keys: a slider to whoever cannot see it. Without
 * one, the charts speak of now.
 */
export class TimePointer {
  readonly root: HTMLElement;
  readonly #moved: () => void;
  #period: readonly [from: number, to: number] = [0, 1];
  #time: number | undefined;

  /** `timeAt`: the time at a distance from the left edge of the page. */
  constructor(label: string, timeAt: (clientX: number) => number, moved: () => void) {
    this.#moved = moved;
    this.root = element('div', {
      className: 'plots',
      attributes: { role: 'slider', tabindex: '0', 'aria-label': label, 'aria-orientation': 'horizontal' },
    });
    this.root.addEventListener('pointermove', ({ clientX }) => this.#point(timeAt(clientX)));
    this.root.addEventListener('pointerleave', () => {
      if (document.activeElement !== this.root) this.#point(undefined);
    });
    this.root.addEventListener('keydown', (event) => this.#press(event));
    this.root.addEventListener('blur', () => this.#point(undefined));
  }

  get time(): number | undefined {
    return this.#time;
  }

  /** The period in sight; a point that has gone out of it is given up. */
  set period(period: readonly [number, number]) {
    this.#period = period;
    if (this.#time !== undefined && this.#time < period[0]) this.#time = undefined;
  }

  /** What is true at the point, in a sentence. */
  say(sentence: string): void {
    const [from, to] = this.#period;
    const now = this.#time ?? to;
    setAttribute(this.root, 'aria-valuemin', '0');
    setAttribute(this.root, 'aria-valuemax', String(Math.round((to - from) / 1000)));
    setAttribute(this.root, 'aria-valuenow', String(Math.round((now - from) / 1000)));
    setAttribute(this.root, 'aria-valuetext', sentence);
  }

  #press(event: KeyboardEvent): void {
    const [from, to] = this.#period;
    const step = (to - from) / steps;
    const now = this.#time ?? to;
    const targets: Readonly<Record<string, number | undefined>> = {
      ArrowLeft: now - step,
      ArrowDown: now - step,
      ArrowRight: now + step,
      ArrowUp: now + step,
      PageDown: now - 10 * step,
      PageUp: now + 10 * step,
      Home: from,
      End: undefined,
      Escape: undefined,
    };
    if (!Object.hasOwn(targets, event.key)) return;
    event.preventDefault();
    const target = targets[event.key];
    this.#point(target === undefined || target >= to ? undefined : Math.max(from, target));
  }

  #point(time: number | undefined): void {
    if (time === this.#time) return;
    this.#time = time;
    this.#moved();
  }
}

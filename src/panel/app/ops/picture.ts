import { element, setAttribute } from '../../../webview/app/element.ts';
import type { PageContext } from '../pageContext.ts';
import type { OpsBox } from './boxes.ts';
import { Cursor } from './cursor.ts';
import type { Search } from './find.ts';
import { layOut, rectOf, targetAt, zoomSteps, type OpsLayout, type Target } from './layout.ts';
import type { Look } from './look.ts';
import { Painter } from './painter.ts';
import type { Palette } from './palette.ts';
import { SpokenGrid } from './spokenGrid.ts';
import { step } from './step.ts';

/** The largest step of the zoom that is taken unasked. */
const largestFit = 4;

/** What the picture shows, and how. */
export interface PictureContent {
  readonly boxes: readonly OpsBox[];
  readonly look: Look;
  readonly palette: Palette;
  readonly search: Search;
  /** A step of the zoom; undefined for the largest at which everything is in sight. */
  readonly zoom: number | undefined;
}

/** What happens in the picture. */
export interface PictureEvents {
  /** Something is pointed at, or nothing any more. */
  pointed(target: Target | undefined): void;
  /** Something is clicked, or Enter is pressed on it. */
  chosen(target: Target): void;
  zoomed(by: 1 | -1): void;
}

/** The drawing with its scroll bar, pointer and keyboard. */
export class Picture {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #events: PictureEvents;
  readonly #world = element('div', { className: 'world', attributes: { role: 'presentation' } });
  readonly #canvas = element('canvas', { attributes: { 'aria-hidden': 'true' } });
  readonly #marks = { hover: mark('hover'), cursor: mark('cursor') } as const;
  readonly #painter: Painter;
  readonly #spoken: SpokenGrid;
  readonly #cursor = new Cursor();
  #content: PictureContent | undefined;
  #layout: OpsLayout = layOut([], 0, zoomSteps[0]);
  #hovered: Target | undefined;
  #zoom = 0;
  #fitted = { room: '', zoom: 0 };

  constructor(context: PageContext, events: PictureEvents) {
    const { strings } = context;
    this.#context = context;
    this.#events = events;
    this.#painter = new Painter(this.#canvas, strings);
    this.root = element('div', {
      className: 'picture',
      attributes: { role: 'grid', tabindex: '0', 'aria-label': strings.ops.drawing, 'aria-describedby': 'ops-hint' },
    });
    this.#spoken = new SpokenGrid(this.root, strings);
    this.#world.append(this.#canvas, this.#marks.hover, this.#marks.cursor, this.#spoken.root);
    this.root.append(this.#world);
    this.#listen();
  }

  get layout(): OpsLayout {
    return this.#layout;
  }

  /** The step of the zoom that is shown. */
  get zoom(): number {
    return this.#zoom;
  }

  show(content: PictureContent): void {
    this.#content = content;
    this.#draw();
  }

  /** Puts the keyboard on a target and brings it in sight. */
  goTo(target: Target): void {
    const rect = rectOf(this.#layout, target);
    if (this.#content === undefined || rect === undefined) return;
    this.#cursor.set(this.#content.boxes, target);
    const { scrollTop, clientHeight } = this.root;
    const margin = this.#layout.cell;
    if (rect.y - margin < scrollTop) this.root.scrollTop = rect.y - margin;
    else if (rect.y + rect.height + margin > scrollTop + clientHeight)
      this.root.scrollTop = Math.min(rect.y - margin, rect.y + rect.height + margin - clientHeight);
    this.#mark();
  }

  /** What the keyboard is on, if it is here. */
  get focused(): Target | undefined {
    return this.#content === undefined || document.activeElement !== this.root
      ? undefined
      : this.#cursor.find(this.#content.boxes);
  }

  #draw(): void {
    const content = this.#content;
    const width = this.#world.clientWidth;
    if (content === undefined || width === 0) return;
    const { boxes, zoom, palette, look, search } = content;
    this.#zoom = zoom ?? this.#fit(boxes, width);
    this.#layout = layOut(boxes, width, zoomSteps[this.#zoom] ?? zoomSteps[0]);
    this.#world.style.blockSize = `${this.#layout.height}px`;
    const height = Math.min(this.root.clientHeight, this.#layout.height);
    this.#canvas.style.inlineSize = `${width}px`;
    this.#canvas.style.blockSize = `${height}px`;
    const top = Math.min(this.root.scrollTop, Math.max(0, this.#layout.height - height));
    const scale = window.devicePixelRatio;
    this.#painter.paint({ layout: this.#layout, top, width, height, scale, palette, look, search });
    this.#mark();
  }

  /** The largest step at which everything is in sight; found anew only when the room or the number of boxes differs. */
  #fit(boxes: readonly OpsBox[], width: number): number {
    const room = `${boxes.length} ${width} ${window.innerHeight}`;
    if (this.#fitted.room === room) return this.#fitted.zoom;
    const limit = Math.max(240, window.innerHeight * 0.6);
    const fits = zoomSteps.findLastIndex(
      (cell, index) => index <= largestFit && layOut(boxes, width, cell).height <= limit,
    );
    this.#fitted = { room, zoom: Math.max(0, fits) };
    return this.#fitted.zoom;
  }

  #mark(): void {
    const { boxes = [] } = this.#content ?? {};
    const at = this.#cursor.find(boxes);
    this.#place(this.#marks.hover, this.#hovered);
    this.#place(this.#marks.cursor, at);
    this.#spoken.update(boxes, at, this.#context.now());
  }

  #place(marked: HTMLElement, target: Target | undefined): void {
    const rect = target === undefined ? undefined : rectOf(this.#layout, target);
    marked.hidden = rect === undefined;
    if (rect === undefined) return;
    marked.style.transform = `translate(${rect.x - 2}px, ${rect.y - 2}px)`;
    marked.style.inlineSize = `${rect.width + 4}px`;
    marked.style.blockSize = `${rect.height + 4}px`;
  }

  #listen(): void {
    const { root } = this;
    root.addEventListener('scroll', () => this.#draw(), { passive: true });
    root.addEventListener('keydown', (event) => this.#pressed(event));
    root.addEventListener('pointermove', (event) => this.#hover(this.#targetOf(event)));
    root.addEventListener('pointerleave', () => this.#hover(undefined));
    root.addEventListener('click', (event) => this.#clicked(event));
    root.addEventListener('wheel', (event) => this.#wheeled(event), { passive: false });
    for (const event of ['focus', 'blur'] as const)
      root.addEventListener(event, () => this.#events.pointed(this.#hovered));
    // Drawing changes sizes itself, so it waits until those that changed have been told.
    new ResizeObserver(() => requestAnimationFrame(() => this.#draw())).observe(root);
  }

  #targetOf({ clientX, clientY }: MouseEvent): Target | undefined {
    const { left, top } = this.#world.getBoundingClientRect();
    return targetAt(this.#layout, clientX - left, clientY - top);
  }

  #hover(target: Target | undefined): void {
    if (target?.box === this.#hovered?.box && target?.place === this.#hovered?.place) return;
    this.#hovered = target;
    this.#place(this.#marks.hover, target);
    this.#events.pointed(target);
  }

  #clicked(event: MouseEvent): void {
    const target = this.#targetOf(event);
    if (target === undefined) return;
    this.goTo(target);
    this.#events.chosen(target);
  }

  #wheeled(event: WheelEvent): void {
    // Pinching a touch pad comes as a wheel with Ctrl.
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#events.zoomed(event.deltaY < 0 ? 1 : -1);
  }

  #pressed(event: KeyboardEvent): void {
    const { boxes = [] } = this.#content ?? {};
    if (boxes.length === 0 || event.altKey || event.metaKey) return;
    const at = this.#cursor.find(boxes);
    const { key, ctrlKey } = event;
    if (key === 'Enter' || key === ' ') this.#events.chosen(at);
    else if (key === '+' || key === '-') this.#events.zoomed(key === '+' ? 1 : -1);
    else {
      const next = step(this.#layout, at, { key, ctrlKey, page: this.root.clientHeight });
      if (next === undefined) {
        if (key.startsWith('Arrow')) event.preventDefault();
        return;
      }
      this.goTo(next);
      this.#hovered = undefined;
      this.#place(this.#marks.hover, undefined);
      this.#events.pointed(undefined);
    }
    event.preventDefault();
  }
}

function mark(kind: string): HTMLElement {
  const made = element('div', { className: `mark ${kind}` });
  setAttribute(made, 'aria-hidden', 'true');
  return made;
}

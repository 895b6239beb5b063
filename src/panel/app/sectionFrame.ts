import type { PanelState } from '../protocol.ts';
import type { Place, SectionId } from '../protocol/place.ts';
import type { PageContext } from './pageContext.ts';
import { isShown, type Section, type SectionKind } from './section.ts';

/**
 * A section on the page, drawn only while somebody can see it: out of sight it keeps the latest state and does nothing.
 * The keyboard's focus counts as sight.
 */
export class SectionFrame {
  readonly id: SectionId;
  readonly #kind: SectionKind;
  readonly #section: Section;
  #latest: PanelState | undefined;
  #drawn: PanelState | undefined;
  #near = false;

  constructor(kind: SectionKind, context: PageContext) {
    this.id = kind.id;
    this.#kind = kind;
    this.#section = kind.make(context);
    // So that the keyboard goes on from here when one has come by a link.
    this.root.tabIndex = -1;
    this.root.addEventListener('focusin', () => this.draw());
  }

  get root(): HTMLElement {
    return this.#section.root;
  }

  /** Whether the section has come near what is in sight, or gone from it. */
  set near(near: boolean) {
    this.#near = near;
    this.#drawIfSeen();
  }

  update(state: PanelState): void {
    this.#latest = state;
    this.root.hidden = !isShown(this.#kind, state);
    this.#drawIfSeen();
  }

  tick(): void {
    if (this.#seen) this.#section.tick?.();
  }

  /** Brings the section up to date, seen or not. */
  draw(): void {
    const state = this.#latest;
    if (state === undefined || state === this.#drawn) return;
    this.#drawn = state;
    this.#section.update(state);
  }

  /** Goes to a place in this section. */
  show(place: Place): void {
    this.draw();
    if (this.#section.show?.(place) === true) return;
    this.root.scrollIntoView({ block: 'start' });
    this.root.focus({ preventScroll: true });
  }

  get #seen(): boolean {
    return !this.root.hidden && (this.#near || this.root.contains(document.activeElement));
  }

  #drawIfSeen(): void {
    if (this.#seen) this.draw();
  }
}

import type { PanelState } from '../protocol.ts';
import type { Place, SectionId } from '../protocol/place.ts';
import type { PageContext } from './pageContext.ts';
import type { Strings } from './words.ts';

/** A part of the page that one can go to. Its element has the section's id, and says by which heading it is named. */
export interface Section {
  readonly root: HTMLElement;
  /** Draws a state. Called only while the section is in sight or near it, at most once per frame. */
  update(state: PanelState): void;
  /** Once a second while in sight: ages grow while nothing else changes. */
  tick?(): void;
  /** Goes to what is named inside the section; false when there is nothing of the kind, and the page shows its top. */
  show?(place: Place): boolean;
}

/** A number beside a section's name in the bar. */
export interface SectionNumber {
  readonly text: string;
  readonly warning?: boolean;
}

/** A section before it is made: an entry of `sections.ts`. */
export interface SectionKind {
  readonly id: SectionId;
  /** Its name in the bar. */
  readonly name: (strings: Strings) => string;
  /** What to show beside the name, if anything. */
  readonly number?: (state: PanelState) => SectionNumber;
  /** Whether there is anything to show; unless it says otherwise, when there are nodes. */
  readonly shown?: (state: PanelState) => boolean;
  readonly make: (context: PageContext) => Section;
}

/** Whether a section has anything to show of a state. */
export function isShown({ shown }: SectionKind, state: PanelState): boolean {
  return shown === undefined ? state.stage.kind === 'ready' : shown(state);
}

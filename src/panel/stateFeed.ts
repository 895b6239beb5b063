import type { NumberedState, PanelNotifications, PanelState } from './protocol.ts';
import { isEmpty, statePatch } from './protocol/statePatch.ts';

/** What a page has been told, so that it need only hear what differs. */
export class StateFeed {
  #number = 0;
  #told: PanelState | undefined;

  /** The state for a page that has none. */
  whole(state: PanelState): NumberedState {
    this.#number += 1;
    this.#told = state;
    return { number: this.#number, state };
  }

  /** What differs from what the page has; undefined when that is only the time, or when the page has nothing yet. */
  change(state: PanelState): PanelNotifications['change'] | undefined {
    if (this.#told === undefined) return undefined;
    const patch = statePatch(this.#told, state);
    if (isEmpty(patch)) return undefined;
    const from = this.#number;
    this.#number += 1;
    this.#told = state;
    return { from, number: this.#number, patch };
  }
}

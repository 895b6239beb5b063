import type { DeployPageState } from '../protocol.ts';

/** What the page shows at one stage of a deploy. */
export interface StageView {
  readonly root: HTMLElement;
  /** Takes the focus when the stage begins. */
  readonly heading: HTMLElement;
  update(state: DeployPageState): void;
  /** Once a second: times grow while nothing else changes. */
  tick?(): void;
  /** Goes to the field of this key; false where there is none. */
  focus?(key: string): boolean;
}

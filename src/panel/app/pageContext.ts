import type { PanelCommand } from '../protocol.ts';
import type { PathQuestion } from '../../domain/routing/pathQuestion.ts';
import type { PathAnswer, ServiceChoice } from '../protocol/path.ts';
import type { Place, RevealTarget } from '../protocol/place.ts';
import type { Arrangement } from '../../webview/app/arrangement.ts';
import type { Hour } from './timeline/hour.ts';
import type { Strings } from './words.ts';

/** What every section of the page may use. */
export interface PageContext {
  readonly strings: Strings;
  readonly arrangement: Arrangement;
  /** The host's time now, in milliseconds since the epoch. */
  readonly now: () => number;
  /** The last hour, as far as it was kept. */
  readonly hour: Hour;
  /** Goes to a place on the page. */
  readonly go: (place: Place) => void;
  readonly reveal: (target: RevealTarget) => void;
  readonly copy: (text: string) => void;
  readonly run: (command: PanelCommand) => void;
  /** Both reject when the host has no answer. */
  readonly path: (question: PathQuestion) => Promise<PathAnswer>;
  readonly pathServices: () => Promise<readonly ServiceChoice[]>;
}

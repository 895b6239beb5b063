import type { DeployAction } from '../../domain/deploy/deployState.ts';
import type { Arrangement } from '../../webview/app/arrangement.ts';
import type { DeployPageRequests } from '../protocol.ts';
import type { Strings } from './words.ts';

/** Requests whose answer is only that they were taken. */
export type Asks = Omit<DeployPageRequests, 'ready'>;

/** What every part of the page may use. */
export interface PageContext {
  readonly strings: Strings;
  readonly arrangement: Arrangement;
  /** The host's time now, in milliseconds since the epoch. */
  readonly now: () => number;
  readonly ask: <Name extends keyof Asks>(name: Name, params: Asks[Name]['params']) => void;
  /** Does what a button of the state says: here or at the host. */
  readonly act: (action: DeployAction) => void;
  /** Reads a sentence out once it has rested. */
  readonly announce: (sentence: string) => void;
}

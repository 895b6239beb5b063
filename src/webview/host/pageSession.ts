import type { Disposable } from '../../base/disposable.ts';

/** The message port of a page. */
export interface PagePort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): Disposable;
}

/** What answers an open page. */
export interface PageSession extends Disposable {
  setVisible(visible: boolean): void;
}

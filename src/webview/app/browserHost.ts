import type { Clock } from '../../base/clock.ts';
import { onDispose } from '../../base/disposable.ts';

/** Where the page lives: its way to the extension host, its memory across reloads, and the time. */
export interface PageHost {
  readonly clock: Clock;
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  getState(): unknown;
  setState(state: unknown): void;
}

interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

/** The page host inside a webview. May be called once: the editor hands its interface out a single time. */
export function webviewHost(): PageHost {
  const api = acquireVsCodeApi();
  return {
    clock: {
      now: () => Date.now(),
      after(ms, run) {
        const timer = setTimeout(run, ms);
        return onDispose(() => clearTimeout(timer));
      },
    },
    post(message) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the editor's interface, not a window
      api.postMessage(message);
    },
    onMessage(listener) {
      window.addEventListener('message', (event) => listener(event.data));
    },
    getState: () => api.getState(),
    setState: (state) => api.setState(state),
  };
}

import { Watch, type KubeConfig } from '@kubernetes/client-node';

/** One line of a watch. An `ERROR` carries a Status instead of an object of the kind. */
export interface WatchEvent {
  readonly type: string;
  readonly object: unknown;
}

export interface WatchStreamOptions {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** A stream that says nothing for this long (milliseconds), not even a bookmark, counts as ended. */
  readonly silence: number;
  onOpen(): void;
  /** What it throws ends the stream with that error. */
  onEvent(event: WatchEvent): void;
}

/**
 * One watch request. Resolves when the server ends it, as it does every few minutes, or when it falls silent; rejects
 * when it cannot be opened, when it breaks, and with the signal's reason when aborted.
 */
export function watchStream(config: KubeConfig, options: WatchStreamOptions, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const watch = new Watch(config);
    watch.requestTimeoutMs = options.silence;
    let request: AbortController | undefined;
    let opened = false;
    const stop = () => request?.abort();
    const fail = (error: unknown) => {
      reject(error as Error);
      stop();
    };
    // client-node drops what a callback throws, so it must not get there.
    const onEvent = (type: string, object: unknown) => {
      try {
        if (!signal.aborted) options.onEvent({ type, object });
      } catch (error) {
        fail(error);
      }
    };
    const onEnd = (error: unknown) => {
      signal.removeEventListener('abort', stop);
      const silent = error instanceof Error && error.name === 'TimeoutError' && opened;
      if (signal.aborted) reject(signal.reason as Error);
      else if (error === null || error === undefined || silent) resolve();
      else reject(error as Error);
    };
    if (signal.aborted) return reject(signal.reason as Error);
    signal.addEventListener('abort', stop);
    watch.watch(options.path, options.query, onEvent, onEnd).then((controller) => {
      request = controller;
      if (signal.aborted) stop();
      else if (!controller.signal.aborted) {
        opened = true;
        options.onOpen();
      }
    }, onEnd);
  });
}

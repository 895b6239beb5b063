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
    // client-node has the timer, but no public way to set it.
    (watch as unknown as { requestTimeoutMs: number }).requestTimeoutMs = options.silence;
    let request: AbortController | undefined;
    let opened = false;
    const stop = () => request?.abort();
    // client-node drops what a callback throws, so it must not get there.
    const onEvent = (type: string, object: unknown) => {
      try {
        if (!signal.aborted) options.onEvent({ type, object });
      } catch (error) {
        reject(error);
        stop();
      }
    };
    const onEnd = (error: unknown) => {
      signal.removeEventListener('abort', stop);
      const silent = error instanceof Error && error.name === 'TimeoutError' && opened;
      if (signal.aborted) reject(signal.reason);
      else if (error === null || error === undefined || silent) resolve();
      else reject(error);
    };
    const open = async () => {
      request = await watch.watch(options.path, options.query, onEvent, onEnd);
      if (signal.aborted) stop();
      else if (!request.signal.aborted) {
        opened = true;
        options.onOpen();
      }
    };
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', stop);
    open().catch(onEnd);
  });
}

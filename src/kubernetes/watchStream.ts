import type { ApiTransport, Query } from './apiTransport.ts';

/** One line of a watch. An `ERROR` carries a Status instead of an object of the kind. */
export interface WatchEvent {
  readonly type: string;
  readonly object: unknown;
}

export interface WatchStreamOptions {
  readonly path: string;
  readonly query: Query;
  /** A stream that says nothing for this long (milliseconds), not even a bookmark, counts as ended. */
  readonly silence: number;
  onOpen(): void;
  /** What it throws ends the stream with that error. */
  onEvent(event: WatchEvent): void;
}

const newline = 10;

/**
 * One watch request. Resolves when the server ends it, as it does every few minutes, or when it falls silent; rejects
 * when it cannot be opened, when it breaks, and with the signal's reason when aborted.
 */
export async function watchStream(
  transport: Pick<ApiTransport, 'open'>,
  options: WatchStreamOptions,
  signal: AbortSignal,
): Promise<void> {
  const { path, query, silence } = options;
  const stopped = new AbortController();
  const ended = AbortSignal.any([signal, stopped.signal]);
  try {
    const stream = await transport.open(path, { watch: 'true', ...query }, ended, silence);
    stream.setTimeout(silence, () => stopped.abort());
    options.onOpen();
    const lines = new Lines();
    for await (const chunk of stream)
      for (const line of lines.of(chunk as Buffer)) {
        options.onEvent(JSON.parse(line) as WatchEvent);
        signal.throwIfAborted();
      }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    // Silence on an open stream is an end like others.
    if (!stopped.signal.aborted) throw error;
  } finally {
    stopped.abort();
  }
}

/** Cuts what comes in pieces into lines. */
class Lines {
  #rest: Buffer[] = [];

  *of(chunk: Buffer): Iterable<string> {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      const end = chunk.subarray(from, at);
      const line = this.#rest.length === 0 ? end : Buffer.concat([...this.#rest, end]);
      this.#rest = [];
      from = at + 1;
      if (line.length > 0) yield line.toString();
    }
    if (from < chunk.length) this.#rest.push(chunk.subarray(from));
  }
}

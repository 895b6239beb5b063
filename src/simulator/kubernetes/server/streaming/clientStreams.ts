import type { ProgramSink, RunningExec } from './podExec.ts';

/** The streams between a client and a program in a container, whatever carries them. */
export interface ClientStreams {
  /** The size of the client's terminal, which it tells at once when it has one; 80 by 24 if it has not told in time. */
  firstSize(): Promise<TerminalSize>;
  /** Sends output; resolves when the client has taken enough of it. */
  readonly send: ProgramSink;
  /** Joins the client to what it started, and tells it the end. */
  serve(running: RunningExec): Promise<void>;
  /** Ends it without a word: what was to run has gone meanwhile. */
  close(): void;
}

/** Which streams a client opens, and the server after it. */
export interface WantedStreams {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  readonly terminal: boolean;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** Bytes that a client may be behind with before its program waits. */
export const highWater = 256 * 1024;

/** The size in a message of the resize channel; undefined if there is none. */
export function terminalSize(message: string): TerminalSize | undefined {
  const [, width, height] = /"Width":(\d+),"Height":(\d+)/.exec(message) ?? [];
  const size = { columns: Number(width), rows: Number(height) };
  return size.columns > 0 && size.rows > 0 ? size : undefined;
}

/** Waits for the first size that somebody tells, for 200 ms of real time. */
export class FirstSize {
  readonly #told = Promise.withResolvers<TerminalSize>();

  tell(size: TerminalSize): void {
    this.#told.resolve(size);
  }

  async get(): Promise<TerminalSize> {
    const timer = setTimeout(() => this.tell({ columns: 80, rows: 24 }), 200);
    try {
      return await this.#told.promise;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The end of a program as a client is told it: a `Status` of the API. */
export function endStatus(end: Awaited<RunningExec['done']>): string {
  return JSON.stringify('refusal' in end ? refused(end.refusal) : exited(end.code));
}

function exited(code: number): unknown {
  if (code === 0) return { metadata: {}, status: 'Success' };
  return {
    metadata: {},
    status: 'Failure',
    reason: 'NonZeroExitCode',
    message: `command terminated with non-zero exit code: exit status ${code}`,
    details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
  };
}

function refused(cause: string): unknown {
  return {
    metadata: {},
    status: 'Failure',
    reason: 'InternalError',
    message: `Internal error occurred: ${cause}`,
    details: { causes: [{ message: cause }] },
    code: 500,
  };
}

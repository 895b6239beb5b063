import type { HostFiles } from '../../../terminal/files/hostFiles.ts';

/** Characters of a log that are kept in its file; before they are reached older lines have been rotated away. */
const kept = 4 * 1024 * 1024;

/** A log file that grows, as a daemon writes it. */
export class GrowingLog {
  readonly #files: HostFiles;
  readonly #path: string;
  #text: string | undefined;

  /** The file is there from the first line on. `beforeReading` runs whenever somebody looks at it. */
  constructor(files: HostFiles, path: string, beforeReading?: () => void) {
    this.#files = files;
    this.#path = path;
    files.live(path, () => {
      beforeReading?.();
      return this.#text;
    });
  }

  append(...lines: readonly string[]): void {
    if (lines.length === 0) return;
    const text = `${this.#text ?? ''}${lines.map((line) => `${line}\n`).join('')}`;
    this.#text = text.length <= kept ? text : text.slice(text.indexOf('\n', text.length - kept / 2) + 1);
    this.#files.touched(this.#path);
  }
}

/** A line as zap's JSON encoder writes it. */
export function zapLine(level: string, at: number, caller: string, msg: string): string {
  return JSON.stringify({ level, ts: new Date(at).toISOString(), caller, msg });
}

import { LabError } from '../../base/errors.ts';
import type { Connection } from '../../connection/connection.ts';
import type { DeskRecord } from './deskRecord.ts';

/** What the person has asked for last: it ends what was asked for before, and what goes wrong with it is noted. */
export class DeskStep {
  readonly #record: DeskRecord;
  #latest = new AbortController();

  constructor(record: DeskRecord) {
    this.#record = record;
  }

  /** Runs the next step. Undefined when it fails, is ended by another one, or there is no connection. */
  async begin<T>(run: (signal: AbortSignal, connection: Connection) => Promise<T>): Promise<T | undefined> {
    const { connection } = this.#record;
    if (connection === undefined) {
      this.#record.fail(new LabError('no-connection', ''));
      return undefined;
    }
    this.end();
    const signal = AbortSignal.any([this.#latest.signal, connection.closed]);
    this.#record.forgetFailure();
    return await this.guard(() => run(signal, connection));
  }

  /** Runs something beside the steps. Undefined when it fails. */
  async guard<T>(run: () => Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch (error) {
      this.#record.fail(error);
      return undefined;
    }
  }

  /** Ends the step that is under way. */
  end(): void {
    this.#latest.abort();
    this.#latest = new AbortController();
  }
}

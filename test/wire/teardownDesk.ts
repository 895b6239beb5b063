import { isAbort } from '../../src/base/abort.ts';
import type { Clock } from '../../src/base/clock.ts';
import { toLabError } from '../../src/base/errors.ts';
import { silentLog } from '../../src/base/log.ts';
import { offerTeardown } from '../../src/commands/teardown/offerTeardown.ts';
import { teardownLab } from '../../src/commands/teardown/teardownLab.ts';
import type { Services } from '../../src/commands/services.ts';
import type { Connection } from '../../src/connection/connection.ts';
import { errorText } from '../../src/editor/errorText.ts';
import { emptySnapshot } from '../../src/model/snapshot.ts';
import { documentsTwin, storeTwin } from '../commands/editorTwins.ts';

/** A window in which somebody tears a lab down over the wire: what they read there, and what they answer. */
export class TeardownDesk {
  /** Every message, and the sentence of every failure, in their order. */
  readonly said: string[] = [];
  /** Every line under the progress notification. */
  readonly lines: string[] = [];
  /** Every question before something is deleted. */
  readonly asked: string[] = [];
  readonly documents = documentsTwin();
  readonly storage: ReturnType<typeof storeTwin>;
  /** The person cancels, or closes the window. */
  readonly closing = new AbortController();
  /** What is done when a line like that is read for the first time. */
  readonly #when: [text: RegExp, run: () => void][] = [];
  /** What is chosen of a message that begins like that. */
  readonly #choices: [start: string, choose: () => Promise<string>][] = [];
  readonly #connection: Connection;
  readonly #clock: Clock;
  /** What is answered to questions; yes to those that are not foreseen. */
  readonly #answers: boolean[];

  constructor(connection: Connection, clock: Clock, storage = storeTwin(), answers: readonly boolean[] = []) {
    this.#connection = connection;
    this.#clock = clock;
    this.storage = storage;
    this.#answers = [...answers];
  }

  /** Does something at once when a line of the progress reads like that; once. */
  when(text: RegExp, run: () => void): this {
    this.#when.push([text, run]);
    return this;
  }

  /** Told of every line of the progress, at once. */
  onLine: (line: string) => void = () => {};

  /** Clicks on a message that begins like that. */
  choose(start: string, choose: () => Promise<string>): this {
    this.#choices.push([start, choose]);
    return this;
  }

  /** “Tear down lab”, to its end. */
  async tearDown(): Promise<this> {
    return await this.#run(() => teardownLab(this.#services));
  }

  /** What a window does when it opens. */
  async open(): Promise<this> {
    return await this.#run(() => offerTeardown(this.#services));
  }

  /** What is left, as the page of the last message says. */
  async leftPage(): Promise<string> {
    for (let turn = 0; turn < 100 && !this.documents.shown.has('left-myeks.md'); turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
    return this.documents.shown.get('left-myeks.md') ?? '';
  }

  async #run(command: () => Promise<void>): Promise<this> {
    try {
      await command();
    } catch (error) {
      // The editor shows the sentence of a failure, and nothing for a cancellation.
      if (!isAbort(error)) this.said.push(errorText(toLabError(error)).sentence);
    }
    return this;
  }

  get #services(): Services {
    const say = async (message: string) => {
      this.said.push(message);
      return await this.#choices.find(([start]) => message.startsWith(start))?.[1]();
    };
    const services: Partial<Services> = {
      connections: { current: this.#connection, use() {}, close() {} },
      prompts: {
        pick: () => Promise.resolve(undefined),
        input: () => Promise.resolve(undefined),
        confirm: (question, detail) => {
          this.asked.push(`${question}\n${detail}`);
          return Promise.resolve(this.#answers.shift() ?? true);
        },
      },
      documents: this.documents,
      storage: this.storage,
      clock: this.#clock,
      random: () => 0.5,
      notices: { info: say, warn: say, error: (error) => void this.said.push(errorText(toLabError(error)).sentence) },
      withProgress: (_title, run) => run((line) => this.#read(line), this.closing.signal),
      model: { snapshot: emptySnapshot, refresh() {} },
      clusterView: { show: () => Promise.resolve(), revealEnis: () => Promise.resolve() },
      costMeter: { reading: undefined, isRead: true, onDidChange: () => ({ dispose() {} }), soon() {} },
      log: { ...silentLog, show() {} },
    };
    return services as Services;
  }

  #read(line: string): void {
    this.lines.push(line);
    this.onLine(line);
    const index = this.#when.findIndex(([text]) => text.test(line));
    if (index >= 0) this.#when.splice(index, 1)[0]?.[1]();
  }
}

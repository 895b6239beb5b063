import type { ProgramSink, RunningExec } from '../../kubernetes/server/streaming/podExec.ts';
import type { Container } from '../../kubernetes/objects/pod.ts';
import type { CommandInput } from './containerInside.ts';

/** Characters that are kept for the client a container waits for. */
const keptCharacters = 64 * 1024;

interface Written {
  readonly text: string;
  readonly stream: 'stdout' | 'stderr';
}

/**
 * The standard streams of one run of a container: those who attach see what its process writes from then on, and type
 * to it. What a container wrote that is made for one client (`stdinOnce`, as by `kubectl run -it`) is kept until that
 * client is there: the lab's time has gone much further by then than a cluster's would have.
 */
export class ContainerConsole {
  readonly #isOnce: boolean;
  readonly #attached = new Set<ProgramSink>();
  readonly #input = Promise.withResolvers<CommandInput>();
  readonly #end = Promise.withResolvers<{ readonly code: number }>();
  #kept: Written[] | undefined;
  #keptSize = 0;
  #hasEnded = false;

  constructor({ stdinOnce = false }: Container) {
    this.#isOnce = stdinOnce;
    if (stdinOnce) this.#kept = [];
  }

  /** Says who takes what is typed. */
  connect(input: CommandInput): void {
    this.#input.resolve(input);
  }

  /** The process writes; resolves when those who are attached have taken it. */
  async write(text: string, stream: 'stdout' | 'stderr'): Promise<void> {
    if (this.#kept !== undefined && this.#keptSize < keptCharacters) {
      this.#kept.push({ text, stream });
      this.#keptSize += text.length;
    }
    // A client that has gone is noticed where its connection is.
    await Promise.allSettled([...this.#attached].map((send) => send(stream, text)));
  }

  /** The process has ended. */
  end(): void {
    this.#hasEnded = true;
    this.#end.resolve({ code: 0 });
  }

  /** Joins a client; undefined if the process has ended and there is nothing to show of it. */
  attach(send: ProgramSink): RunningExec | undefined {
    const kept = this.#kept;
    if (this.#hasEnded && kept === undefined) return undefined;
    this.#kept = undefined;
    const gone = Promise.withResolvers<{ readonly code: number }>();
    this.#attached.add(send);
    const shown = this.#show(kept ?? [], send);
    const detach = (): void => {
      this.#attached.delete(send);
      gone.resolve({ code: 0 });
    };
    const endInput = (): void => {
      if (this.#isOnce) void this.#input.promise.then((input) => input.endInput());
    };
    return {
      input: async (text) => (await this.#untilRead())?.input(text),
      endInput,
      resize: (columns, rows) => void this.#input.promise.then((input) => input.resize(columns, rows)),
      hangUp() {
        detach();
        endInput();
      },
      done: Promise.race([this.#end.promise, gone.promise]).then(async (end) => {
        await shown;
        detach();
        return end;
      }),
    };
  }

  /** Who takes what is typed; nobody any more when the process has ended. */
  #untilRead(): Promise<CommandInput | undefined> {
    return Promise.race([this.#input.promise, this.#end.promise.then(() => undefined)]);
  }

  async #show(kept: readonly Written[], send: ProgramSink): Promise<void> {
    try {
      for (const { text, stream } of kept) await send(stream, text);
    } catch {
      // The client has gone.
    }
  }
}

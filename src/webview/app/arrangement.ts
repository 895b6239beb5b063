import type { PageHost } from './browserHost.ts';

/** Bumped when a kept value changes its meaning: what an older page kept then counts as nothing kept. */
const version = 2;

type Kept = Readonly<Record<string, unknown>>;

/** A part's choices: as they were kept, until they are set. */
export interface KeptChoices<Choices> {
  value: Choices;
}

/** How a person arranged the page, kept across reloads in one versioned blob with a place for each part of the page. */
export class Arrangement {
  readonly #host: PageHost;
  #parts: Kept;

  constructor(host: PageHost) {
    this.#host = host;
    const kept = record(host.getState());
    this.#parts = kept['version'] === version ? record(kept['parts']) : {};
  }

  /**
   * The choices of the part with this name. `read` makes choices of whatever was kept, which is an empty record at first
   * and may be anything at all later.
   */
  choices<Choices extends object>(name: string, read: (kept: Kept) => Choices): KeptChoices<Choices> {
    let value = read(record(this.#parts[name]));
    const keep = (next: Choices) => {
      value = next;
      this.#parts = { ...this.#parts, [name]: next };
      this.#host.setState({ version, parts: this.#parts });
    };
    return {
      get value() {
        return value;
      },
      set value(next) {
        keep(next);
      },
    };
  }
}

function record(value: unknown): Kept {
  return typeof value === 'object' && value !== null ? (value as Kept) : {};
}

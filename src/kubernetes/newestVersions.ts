/** So many objects that are gone are remembered, in case old news of them comes late. */
const mostRemembered = 1000;

/**
 * The newest version told of each object since a list, so that news that comes twice or late can be told from new ones. All
 * that is no newer than the list is in it. Versions can be compared as numbers (KEP-5504); one that is none counts as new.
 */
export class NewestVersions {
  readonly #listed: number;
  readonly #newest = new Map<string, number>();
  readonly #gone = new Set<string>();

  /** `listed` is the version of the list. */
  constructor(listed: string | undefined) {
    this.#listed = Number(listed);
  }

  /** True if an object of this version is new, which from now on it is not any more. */
  isNew(uid: string, version: string | undefined): boolean {
    const number = Number(version);
    if (this.#gone.has(uid) || number <= (this.#newest.get(uid) ?? this.#listed)) return false;
    this.#newest.set(uid, number);
    return true;
  }

  /** The object is gone: no version of it is new again. */
  remove(uid: string): void {
    this.#newest.delete(uid);
    this.#gone.add(uid);
    const [oldest] = this.#gone;
    if (this.#gone.size > mostRemembered && oldest !== undefined) this.#gone.delete(oldest);
  }
}

/** The later of two versions of a list; the second if that cannot be told. */
export function laterVersion(before: string | undefined, after: string | undefined): string | undefined {
  if (after === undefined) return before;
  return Number(before) > Number(after) ? before : after;
}

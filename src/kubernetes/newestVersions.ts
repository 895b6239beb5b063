/** So many objects that are gone are remembered, in case old news of them comes late. */
const mostRemembered = 1000;

/**
 * The newest version told of each object, so that news that comes twice or late can be told from new ones. Versions can be
 * compared as numbers (KEP-5504); one that is none counts as new.
 */
export class NewestVersions {
  readonly #newest = new Map<string, number>();
  readonly #gone = new Set<string>();

  /** The object of a list is of this version. */
  listed(uid: string, version: string | undefined): void {
    this.#newest.set(uid, Number(version));
  }

  /** True if an object of this version is new, which from now on it is not any more. */
  isNew(uid: string, version: string | undefined): boolean {
    const number = Number(version);
    if (this.#gone.has(uid) || (this.#newest.get(uid) ?? -1) >= number) return false;
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

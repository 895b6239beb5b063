/** What a list says of itself. */
export interface ListHead {
  /** The list's resourceVersion. */
  readonly version: string;
  /** The token of the page after it; undefined for the last one. */
  readonly next: string | undefined;
}

/** Reads one page of a list while it comes in. */
export interface PageReader<Raw> {
  /** Undefined while it has not come. */
  readonly head: ListHead | undefined;
  /** The objects that are complete with these bytes. */
  read(chunk: Buffer): readonly Raw[];
  /** The last objects; throws a SyntaxError for a page that was cut off. */
  end(): readonly Raw[];
}

/** The members of a list's metadata that lead on. */
export interface ListMetadata {
  readonly resourceVersion?: string;
  readonly continue?: string;
}

export function headOf({ resourceVersion = '', continue: next = '' }: ListMetadata): ListHead {
  return { version: resourceVersion, next: next === '' ? undefined : next };
}

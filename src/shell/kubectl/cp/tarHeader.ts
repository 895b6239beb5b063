/** An archive is made of blocks of so many bytes. */
export const blockSize = 512;

/** What an entry of an archive is; others than these are left out by those who copy. */
export type EntryType = 'file' | 'folder' | 'link' | 'other';

export interface TarEntry {
  readonly name: string;
  readonly type: EntryType;
  /** Permissions, as in `0o644`. */
  readonly mode: number;
  /** Bytes of content. */
  readonly size: number;
  /** Seconds since 1970. */
  readonly modified: number;
  /** Where a link points to. */
  readonly target: string;
}

/** Letters of the types in a header (POSIX ustar), and those of GNU for a name or target too long for its field. */
export const typeLetters = { file: '0', folder: '5', link: '2' } as const;
export const longName = 'L';
export const longTarget = 'K';

/** Places of the fields in a header: begin and length in bytes. */
export const fields = {
  name: [0, 100],
  mode: [100, 8],
  uid: [108, 8],
  gid: [116, 8],
  size: [124, 12],
  modified: [136, 12],
  sum: [148, 8],
  type: [156, 1],
  target: [157, 100],
  magic: [257, 8],
  prefix: [345, 155],
} as const;

/** The sum of a header's bytes, with blanks where the sum itself stands. */
export function sumOf(header: Buffer): number {
  const [at, length] = fields.sum;
  return header.reduce((sum, byte, place) => sum + (place >= at && place < at + length ? 32 : byte), 0);
}

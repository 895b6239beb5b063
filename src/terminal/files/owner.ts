/** Whose a file is, by name and by number. */
export interface Owner {
  readonly user: string;
  readonly group: string;
  readonly uid: number;
  readonly gid: number;
}

/** A file whose owner is known. Of files in memory none is: they are all root's. */
export interface Owned {
  readonly owner?: Owner;
}

/** Whose what is nobody else's is. */
export const root: Owner = { user: 'root', group: 'root', uid: 0, gid: 0 };

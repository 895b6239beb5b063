import { readFileSync } from 'node:fs';
import os from 'node:os';
import type { Owner } from '../../../terminal/files/owner.ts';

/** The names of this machine's users and groups. Who has none is told by number, as `ls` does. */
export class Owners {
  readonly #users: ReadonlyMap<number, string>;
  readonly #groups: ReadonlyMap<number, string>;

  constructor(users: ReadonlyMap<number, string>, groups: ReadonlyMap<number, string>) {
    this.#users = users;
    this.#groups = groups;
  }

  /** Reads them; where they are kept elsewhere, the person's own name is known at least. */
  static ofMachine(): Owners {
    const { username, uid } = os.userInfo();
    return new Owners(new Map([[uid, username], ...namesIn('/etc/passwd')]), new Map(namesIn('/etc/group')));
  }

  owner(uid: number, gid: number): Owner {
    return { user: this.#users.get(uid) ?? String(uid), group: this.#groups.get(gid) ?? String(gid), uid, gid };
  }
}

/** Numbers and names of a file such as `/etc/passwd`: `name:password:number:…`. */
export function parseNames(text: string): readonly (readonly [number, string])[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', , number = ''] = line.split(':');
    return name === '' || name.startsWith('#') || !/^\d+$/.test(number) ? [] : [[Number(number), name] as const];
  });
}

function namesIn(file: string): readonly (readonly [number, string])[] {
  try {
    return parseNames(readFileSync(file, 'utf8'));
  } catch {
    // Windows has no such file.
    return [];
  }
}

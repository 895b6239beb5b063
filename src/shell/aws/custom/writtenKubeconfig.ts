/** A named thing in a kubeconfig. */
export type Entry = { readonly name: string } & Readonly<Record<string, unknown>>;

type Kind = 'clusters' | 'contexts' | 'users';

/** A kubeconfig file that entries are put into; the rest of it stays as it is. */
export class Kubeconfig {
  readonly file: string;
  readonly content: Record<string, unknown>;

  constructor(
    file: string,
    content: Record<string, unknown> = {
      apiVersion: 'v1',
      clusters: [],
      contexts: [],
      'current-context': '',
      kind: 'Config',
      preferences: {},
      users: [],
    },
  ) {
    this.file = file;
    this.content = content;
  }

  has(kind: Kind, name: string): boolean {
    return this.#entries(kind).some((entry) => entry.name === name);
  }

  /** Adds an entry, in the place of the one of the same name. */
  put(kind: Kind, entry: Entry): void {
    const entries = this.#entries(kind);
    const at = entries.findIndex(({ name }) => name === entry.name);
    this.content[kind] = at < 0 ? [...entries, entry] : entries.toSpliced(at, 1, entry);
  }

  /** How a user of the file that belongs to an API server gets tokens. */
  execOf(server: string): unknown {
    const clusters = this.#entries('clusters').filter(({ cluster }) => at(cluster, 'server') === server);
    const contexts = this.#entries('contexts').filter(({ context }) =>
      clusters.some(({ name }) => name === at(context, 'cluster')),
    );
    const users = this.#entries('users').filter(({ name }) =>
      contexts.some(({ context }) => at(context, 'user') === name),
    );
    return users.map(({ user }) => at(user, 'exec')).find((exec) => exec !== undefined);
  }

  #entries(kind: Kind): readonly Entry[] {
    const entries = this.content[kind];
    return Array.isArray(entries) ? (entries as readonly Entry[]) : [];
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

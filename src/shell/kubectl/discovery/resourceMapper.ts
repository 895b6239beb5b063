import { ToolError } from '../../tool.ts';
import { apiVersionOf, type ApiResource } from './apiResource.ts';

/** Finds kinds by the names that people use for them. */
export class ResourceMapper {
  /** In the server's order. */
  readonly all: readonly ApiResource[];
  readonly #byName = new Map<string, ApiResource[]>();

  constructor(all: readonly ApiResource[]) {
    this.all = all;
    const known = (name: string, resource: ApiResource) => {
      const found = this.#byName.get(name) ?? [];
      if (!found.includes(resource)) this.#byName.set(name, [...found, resource]);
    };
    for (const resource of all) {
      known(resource.name, resource);
      known(resource.singular, resource);
      known(resource.kind.toLowerCase(), resource);
    }
    // A short name never hides the name of another kind.
    const names = new Set(this.#byName.keys());
    for (const resource of all) for (const short of resource.shortNames) if (!names.has(short)) known(short, resource);
  }

  /** By `pods`, `pod`, `po`, `Pod`, `deployments.apps` or `deployments.v1.apps`; undefined if there is none. */
  find(word: string): ApiResource | undefined {
    const [name = '', ...qualifiers] = word.toLowerCase().split('.');
    const named = this.#byName.get(name) ?? [];
    if (qualifiers.length === 0) return named[0];
    const qualifier = qualifiers.join('.');
    const [version, ...rest] = qualifiers;
    return (
      named.find((each) => each.version === version && each.group === rest.join('.')) ??
      named.find(({ group }) => group === qualifier) ??
      named.find(({ group }) => group.startsWith(`${qualifier}.`))
    );
  }

  /** The kinds that a short name could stand for besides the one that it finds. */
  alsoShort(word: string): readonly ApiResource[] {
    const [first, ...others] = this.#byName.get(word.toLowerCase()) ?? [];
    return first?.shortNames.includes(word) === true ? others.filter(({ group }) => group !== first.group) : [];
  }

  /** By a word of a command line, as `find`. */
  require(word: string): ApiResource {
    const found = this.find(word);
    if (found === undefined)
      throw new ToolError(`error: the server doesn't have a resource type "${word.split('.')[0] ?? ''}"`);
    return found;
  }

  /** By what a manifest says of itself. */
  ofKind(apiVersion: string, kind: string): ApiResource | undefined {
    return this.all.find((each) => each.kind === kind && apiVersionOf(each) === apiVersion);
  }

  /** The kinds of a category such as `all`, each once; none if it is no category. */
  inCategory(word: string): readonly ApiResource[] {
    const members = this.all.filter(({ categories }) => categories.includes(word));
    return members.filter(
      (each) => members.find(({ group, name }) => group === each.group && name === each.name) === each,
    );
  }
}

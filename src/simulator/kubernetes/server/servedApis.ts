import type { Kind } from '../kind.ts';
import { conditionOf, type Condition, type KubeObject } from '../objects/meta.ts';
import type { ObjectStore } from '../objectStore.ts';
import { aggregatedKinds, apiServices } from '../servedKinds.ts';

interface ApiService extends KubeObject {
  readonly spec: { readonly service?: object };
  readonly status?: { readonly conditions?: readonly Condition[] };
}

/** What is served now: what the API server has itself, and what APIServices put behind it. */
export class ServedApis {
  readonly #store: ObjectStore;
  readonly #own: readonly Kind[];
  readonly #all: readonly Kind[];

  constructor(store: ObjectStore, own: readonly Kind[]) {
    this.#store = store;
    this.#own = own;
    this.#all = [...own, ...aggregatedKinds];
  }

  /** Every kind that has a path; those of other servers come last, as their APIServices rank them. */
  get kinds(): readonly Kind[] {
    return aggregatedKinds.some((kind) => this.#serviceOf(kind) !== undefined) ? this.#all : this.#own;
  }

  /** False for a kind of another server that does not answer. */
  isAvailable(kind: Kind): boolean {
    if (!aggregatedKinds.includes(kind)) return true;
    const service = this.#serviceOf(kind);
    return service !== undefined && conditionOf(service, 'Available')?.status === 'True';
  }

  #serviceOf({ group, version }: Kind): ApiService | undefined {
    const found = this.#store.get(apiServices, '', `${version}.${group}`) as ApiService | undefined;
    return found?.spec.service === undefined ? undefined : found;
  }
}

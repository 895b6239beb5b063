import type { PageHost } from './browserHost.ts';

interface Blob {
  readonly version: 1;
  readonly instanceType: string | undefined;
}

/** How a person arranged the page, kept across reloads in one versioned blob. Another version counts as nothing kept. */
export class Arrangement {
  readonly #host: PageHost;
  #blob: Blob;

  constructor(host: PageHost) {
    this.#host = host;
    const kept = host.getState() as Partial<Blob> | null | undefined;
    this.#blob = {
      version: 1,
      instanceType: kept?.version === 1 && typeof kept.instanceType === 'string' ? kept.instanceType : undefined,
    };
  }

  /** The instance type whose formula is shown. */
  get instanceType(): string | undefined {
    return this.#blob.instanceType;
  }

  set instanceType(type: string | undefined) {
    this.#blob = { ...this.#blob, instanceType: type };
    this.#host.setState(this.#blob);
  }
}

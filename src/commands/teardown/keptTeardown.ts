import type { Charge } from '../../domain/cost/resourceCost.ts';
import type { KeyValueStore } from '../../ports/keyValueStore.ts';
import type { KnownLab } from '../../model/lookAtLab.ts';

/** A teardown that was begun: enough to go on with it after the window, or the lab's stacks, are gone. No secrets. */
export interface KeptTeardown {
  readonly connectionId: string;
  /** The AWS profile's name, or undefined for the default credentials and for Practice. */
  readonly profile: string | undefined;
  readonly region: string;
  /** Whether somebody pays for it. */
  readonly billed: boolean;
  readonly lab: KnownLab;
  /** Keys of what was made by hand and may go, too: the person said so. */
  readonly mayGo: readonly string[];
  /** What the lab cost when the teardown began. */
  readonly charges: readonly Charge[];
  readonly unpriced: number;
}

const key = 'teardown.underWay';

/** The teardown that is under way, in the editor's own store: one at a time. */
export function keptTeardown(store: KeyValueStore): KeptTeardown | undefined {
  return store.get<KeptTeardown>(key);
}

export async function keepTeardown(store: KeyValueStore, teardown: KeptTeardown | undefined): Promise<void> {
  await store.set(key, teardown);
}

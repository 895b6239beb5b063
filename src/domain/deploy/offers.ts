/** What AWS offers for one field. `why` is in the reader's language; `permission` is what is missing where that is why. */
export type Offer<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'known'; readonly value: T }
  | { readonly state: 'failed'; readonly why: string; readonly permission?: string | undefined };

export interface Zone {
  /** `ap-northeast-2a`: the same letter is another place in another account. */
  readonly name: string;
  /** `apne2-az1`: the same place in every account. */
  readonly id: string;
}

export interface OfferedType {
  readonly type: string;
  readonly vcpus: number | undefined;
  /** How many pods EKS lets a node of it have; undefined for a type that the tables do not know. */
  readonly maxPods: number | undefined;
  /** US dollars; undefined where there is no figure. */
  readonly perHour: number | undefined;
  /** Names of the zones that have it. */
  readonly zones: readonly string[];
}

export interface OfferedVersion {
  /** `1.36` */
  readonly version: string;
  readonly support: 'standard' | 'extended' | 'unsupported';
  /** Milliseconds since the epoch. */
  readonly standardEnds: number | undefined;
  readonly extendedEnds: number | undefined;
  readonly isDefault: boolean;
  /** What the control plane costs per hour with it, in US dollars. */
  readonly perHour: number;
}

/** What AWS offers here. Each part is asked for by itself, so one that fails does not hide the others. */
export interface DeployOffers {
  readonly keyPairs: Offer<readonly string[]>;
  readonly zones: Offer<readonly Zone[]>;
  /** By name. */
  readonly instanceTypes: Offer<readonly OfferedType[]>;
  /** The newest first. */
  readonly versions: Offer<readonly OfferedVersion[]>;
  /** The person's own address as a /32 block. */
  readonly ownAddress: Offer<string>;
}

export const noOffersYet: DeployOffers = {
  keyPairs: { state: 'loading' },
  zones: { state: 'loading' },
  instanceTypes: { state: 'loading' },
  versions: { state: 'loading' },
  ownAddress: { state: 'loading' },
};

/** What is known of an offer, or undefined. */
export function known<T>(offer: Offer<T>): T | undefined {
  return offer.state === 'known' ? offer.value : undefined;
}

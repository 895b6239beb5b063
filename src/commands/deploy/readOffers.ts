import { isAbort } from '../../base/abort.ts';
import { toLabError } from '../../base/errors.ts';
import { offeredTypes, offeredVersions } from '../../domain/deploy/offered.ts';
import { noOffersYet, type DeployOffers, type Offer } from '../../domain/deploy/offers.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { ErrorSentence } from './failureWords.ts';

type OfferKind = keyof DeployOffers;

/** Asks for everything that AWS offers here at once, and tells each part as it comes. What fails says why by itself. */
export async function readOffers(
  { offers, region }: Pick<Cloud, 'offers' | 'region'>,
  explain: ErrorSentence,
  onOffers: (part: Partial<DeployOffers>) => void,
  signal: AbortSignal,
): Promise<void> {
  onOffers(noOffersYet);
  const reads: { readonly [K in OfferKind]: () => Promise<OfferValue<K>> } = {
    keyPairs: () => offers.keyPairs(signal),
    zones: () => offers.zones(signal),
    instanceTypes: async () => offeredTypes(region, await offers.typeOfferings(signal)),
    versions: async () => offeredVersions(await offers.clusterVersions(signal)),
    ownAddress: async () => `${await offers.ownAddress(signal)}/32`,
  };
  await Promise.all(
    Object.entries(reads).map(async ([kind, read]) => {
      onOffers({ [kind]: await offerOf<unknown>(read, explain, signal) });
    }),
  );
}

type OfferValue<K extends OfferKind> = DeployOffers[K] extends Offer<infer T> ? T : never;

async function offerOf<T>(read: () => Promise<T>, explain: ErrorSentence, signal: AbortSignal): Promise<Offer<T>> {
  try {
    const value = await read();
    signal.throwIfAborted();
    return { state: 'known', value };
  } catch (error) {
    if (signal.aborted || isAbort(error)) throw error;
    const failure = toLabError(error);
    const permission = failure.reason === 'access-denied' ? failure.subject : undefined;
    return { state: 'failed', why: explain(failure).sentence, permission };
  }
}

import { l10n } from 'vscode';
import { pricesAsOf } from '../../domain/cost/prices.ts';
import { costUntil } from '../../domain/cost/resourceCost.ts';
import type { CostReading } from '../../model/costMeter.ts';
import type { Services } from '../services.ts';
import { priceWords, resourceWords } from '../resourceWords.ts';

const priceList = 'https://aws.amazon.com/eks/pricing/';

/** A page with every part of the lab that costs, what it costs, and since when. */
export async function showCost({
  costMeter,
  documents,
  notices,
  clock,
}: Pick<Services, 'costMeter' | 'documents' | 'notices' | 'clock'>): Promise<void> {
  const { reading } = costMeter;
  if (reading === undefined) {
    void notices.info(l10n.t('Nothing of a lab costs anything here, or it has not been read yet.'));
    return;
  }
  await documents.showText(`cost-${reading.profile.stackName}.md`, costPage(reading, clock.now()));
}

/** The page as Markdown: what costs most comes first. */
export function costPage({ profile, charges, unpriced, perHour, isRegionKnown }: CostReading, now: number): string {
  const lines = charges
    .toSorted((a, b) => b.perHour - a.perHour)
    .map(({ resource, perHour: own, since }) => {
      const sum = costUntil([{ perHour: own, since }], now).toFixed(2);
      return `- ${resourceWords(resource)} · ${priceWords(own)} · ${l10n.t('since {0}: ${1}', localMinute(since), sum)}`;
    });
  const total = costUntil(charges, now).toFixed(2);
  return [
    `# ${l10n.t('What {0} costs in {1}', profile.stackName, profile.region)}`,
    ...(profile.billed ? [] : [l10n.t('Here it costs nothing: these are the prices on AWS.')]),
    ...(isRegionKnown ? [] : [l10n.t('The price table does not have {0}; see the AWS price list.', profile.region)]),
    `**${l10n.t('All of it: {0}, until now ${1}', priceWords(perHour), total)}**`,
    lines.join('\n'),
    ...(unpriced.length === 0
      ? []
      : [
          `${l10n.t('Without a known price: {0}.', unpriced.length)}\n\n${unpriced.map((each) => `- ${resourceWords(each)}`).join('\n')}`,
        ]),
    l10n.t('List prices of {0}, on demand, without tax, traffic and discounts: {1}', pricesAsOf, priceList),
    l10n.t('Counted is what is there now. What was there before and has gone is on the bill, too.'),
  ].join('\n\n');
}

/** `2026-11-26 16:42`, in the person's own time zone. */
function localMinute(time: number): string {
  const at = new Date(time);
  return new Date(time - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

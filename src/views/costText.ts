import { l10n } from 'vscode';
import { pricesAsOf } from '../domain/cost/prices.ts';
import { costUntil } from '../domain/cost/resourceCost.ts';
import type { CostReading } from '../model/costMeter.ts';

/** `$0.34/h · $0.71`: by the hour, and what has come together until now. Nothing known says so. */
export function costNumbers(reading: CostReading, now: number): string {
  if (!reading.isRegionKnown) return l10n.t('cost not known here');
  // A sum without some of its parts is a lower bound.
  const more = reading.unpriced.length > 0 ? '+' : '';
  return `$${reading.perHour.toFixed(2)}${more}/h · $${costUntil(reading.charges, now).toFixed(2)}${more}`;
}

/** What the numbers mean, and what is missing from them. */
export function costMeaning({ profile, unpriced, extendedSupport, isRegionKnown }: CostReading): string {
  const { region } = profile;
  return [
    isRegionKnown
      ? l10n.t(
          'What runs now costs this much per hour, and has cost this much since it was made (list prices of {0}).',
          pricesAsOf,
        )
      : l10n.t('The price table does not have {0}; see the AWS price list.', region),
    ...(profile.billed ? [] : [l10n.t('Here it costs nothing: these are the prices on AWS.')]),
    ...(unpriced.length > 0 && isRegionKnown ? [l10n.t('Without a known price: {0}.', unpriced.length)] : []),
    ...(extendedSupport === undefined
      ? []
      : [l10n.t('Kubernetes {0} is in extended support: its control plane costs six times as much.', extendedSupport)]),
  ].join(' ');
}

import { l10n } from 'vscode';
import { costUntil } from '../../domain/cost/resourceCost.ts';
import type { LabResource } from '../../domain/stack/labResource.ts';
import type { Remaining } from '../../domain/stack/remaining.ts';
import type { KeptTeardown } from './keptTeardown.ts';
import { stepTitle } from './planText.ts';
import { kindWord, priceWords, resourceWords, whyWords } from '../resourceWords.ts';
import type { TeardownEnd } from './tearDown.ts';

/** The sentence at the end of a teardown that left nothing: when billing stopped, and what the lab cost in all. */
export function emptyEndText(
  { stoppedAt = 0, plan }: Pick<TeardownEnd, 'stoppedAt' | 'plan'>,
  { lab, region, billed, charges, unpriced }: KeptTeardown,
): string {
  const sentence =
    charges.length === 0 || !billed
      ? l10n.t('0 left of {0} in {1}.', lab.stackName, region)
      : l10n.t(
          '0 left of {0} in {1}, billing stopped at {2}, this lab cost about ${3}.',
          lab.stackName,
          region,
          clockTime(stoppedAt),
          costUntil(charges, stoppedAt).toFixed(2),
        );
  const more = [
    ...(billed ? [] : [l10n.t('Nothing was billed here.')]),
    ...(billed && unpriced > 0
      ? [l10n.t('{0} parts of it have no known price and are not in the sum.', unpriced)]
      : []),
    ...(plan.notChecked.length > 0
      ? [l10n.t('Not checked: {0}.', [...new Set(plan.notChecked.map(({ kind }) => kindWord(kind)))].join(', '))]
      : []),
  ];
  return [sentence, ...more].join(' ');
}

/** What is left after a teardown, why, and what to do about each, in Markdown. */
export function leftText({ left, failures, plan }: TeardownEnd): string {
  const perHour = left.reduce((sum, each) => sum + (each.perHour ?? 0), 0);
  return [
    `# ${l10n.t('What is left of {0}', plan.place.stackName)}`,
    l10n.t('Left: {0}. It costs about ${1} per hour.', left.length, perHour.toFixed(3)),
    left.map(leftLine).join('\n'),
    ...(failures.length === 0
      ? []
      : [
          [
            `## ${l10n.t('Steps that did not come to their end')}`,
            '',
            ...failures.map(
              ({ step, error }) => `- ${stepTitle(step.kind, step.items)}: ${error.subject} ${error.detail}`,
            ),
          ].join('\n'),
        ]),
    l10n.t('Take what is in the way out of it, then run “Tear down lab” again: it goes on from here.'),
  ].join('\n\n');
}

function leftLine({ resource, why, keptBy, perHour }: Remaining): string {
  const kept = keptBy.length === 0 ? '' : l10n.t('kept by {0}', keptBy.map(foreignWords).join(', '));
  return `- ${[resourceWords(resource), whyWords(why), kept, priceWords(perHour)].filter((part) => part !== '').join(' · ')}`;
}

function foreignWords(resource: LabResource): string {
  const { description } = resource;
  return description === undefined || description === ''
    ? resourceWords(resource)
    : `${resourceWords(resource)} “${description}”`;
}

/** `16:45`, in the person's own time zone. */
function clockTime(time: number): string {
  const at = new Date(time);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

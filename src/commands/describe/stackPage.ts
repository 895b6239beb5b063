import { l10n } from 'vscode';
import type { Stack, StackEvent, StackResource } from '../../ports/cloud.ts';
import { age, facts, page, table } from './page.ts';

/** What a stack's page is made from. */
export interface StackStory {
  readonly stack: Stack;
  readonly resources: readonly StackResource[];
  /** Newest first. */
  readonly events: readonly StackEvent[];
}

/**
 * A stack as a page of text, its events with the newest last.
 *
 * @param now milliseconds since the epoch, for ages
 */
export function stackPage({ stack, resources, events }: StackStory, now: number): string {
  return page(
    {
      lines: facts(
        [l10n.t('Name'), stack.name],
        [l10n.t('Status'), stack.status],
        ...(stack.statusReason === undefined ? [] : [[l10n.t('Reason'), stack.statusReason] as const]),
        [l10n.t('ARN'), stack.id],
        [l10n.t('Age'), age(now - stack.createdAt)],
      ),
    },
    { heading: l10n.t('Outputs'), lines: table([...stack.outputs]) },
    { heading: l10n.t('Parameters'), lines: table([...stack.parameters]) },
    {
      heading: l10n.t('Resources'),
      lines: table(
        resources.map(({ logicalId, type, status, physicalId, reason }) => [
          logicalId,
          type,
          status,
          [physicalId, reason].filter((part) => part !== undefined).join(' · '),
        ]),
      ),
    },
    {
      heading: l10n.t('Events'),
      lines: table(
        events
          .toReversed()
          .map(({ at, logicalId, status, reason }) => [age(now - at), logicalId, status, reason ?? '']),
      ),
    },
  );
}

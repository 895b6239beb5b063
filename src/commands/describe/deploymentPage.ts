import { l10n } from 'vscode';
import type { DeploymentDetail, KubernetesEvent } from '../../ports/cluster.ts';
import { age, conditionsSection, eventsSection, facts, page, pairs } from './page.ts';

/**
 * A deployment and its events as a page of text.
 *
 * @param now milliseconds since the epoch, for ages
 */
export function deploymentPage(detail: DeploymentDetail, events: readonly KubernetesEvent[], now: number): string {
  const { wanted, updated, ready, available } = detail.replicas;
  return page(
    {
      lines: facts(
        [l10n.t('Name'), detail.name],
        [l10n.t('Namespace'), detail.namespace],
        [
          l10n.t('Replicas'),
          l10n.t('{0} wanted, {1} updated, {2} ready, {3} available', wanted, updated, ready, available),
        ],
        [l10n.t('Images'), detail.images.join(', ')],
        [l10n.t('Strategy'), detail.strategy],
        [l10n.t('Selector'), pairs(detail.selector).join(', ')],
        [l10n.t('Age'), age(now - detail.createdAt)],
      ),
    },
    conditionsSection(detail.conditions),
    eventsSection(events, now),
    { heading: l10n.t('Labels'), lines: pairs(detail.labels) },
  );
}

import { l10n } from 'vscode';
import type { PodView } from '../../model/snapshot.ts';
import type { ContainerDetail, KubernetesEvent, PodDetail } from '../../ports/cluster.ts';
import { age, conditionsSection, eventsSection, facts, oneLine, page, pairs, type PageSection } from './page.ts';

/**
 * A pod, its containers and its events as a page of text.
 *
 * @param now milliseconds since the epoch, for ages
 */
export function podPage(pod: PodView, detail: PodDetail, events: readonly KubernetesEvent[], now: number): string {
  const said = pod.unschedulable ?? pod.addressFailure;
  return page(
    {
      lines: facts(
        [l10n.t('Name'), pod.name],
        [l10n.t('Namespace'), pod.namespace],
        [l10n.t('Status'), pod.status],
        [l10n.t('Node'), pod.nodeName ?? ''],
        [l10n.t('Address'), pod.ip ?? ''],
        [
          l10n.t('Network'),
          pod.hostNetwork ? l10n.t('the node’s own (host network)') : l10n.t('an address of its own'),
        ],
        [l10n.t('Owner'), pod.owner === undefined ? '' : `${pod.owner.kind}/${pod.owner.name}`],
        [l10n.t('Service account'), detail.serviceAccount ?? ''],
        [l10n.t('Quality of service'), detail.qualityOfService ?? ''],
        [l10n.t('Restarts'), String(pod.restarts)],
        [l10n.t('Age'), age(now - pod.createdAt)],
      ),
    },
    ...(said === undefined ? [] : [whySection(pod, said)]),
    ...detail.containers.map(containerSection),
    conditionsSection(detail.conditions),
    eventsSection(events, now),
    { heading: l10n.t('Labels'), lines: pairs(pod.labels) },
    { heading: l10n.t('Node selector'), lines: pairs(detail.nodeSelector) },
    { heading: l10n.t('Tolerations'), lines: detail.tolerations.map(oneLine) },
    { heading: l10n.t('Volumes'), lines: detail.volumes.map(oneLine) },
  );
}

function whySection({ unschedulable }: PodView, said: string): PageSection {
  const heading = unschedulable === undefined ? l10n.t('What the kubelet says') : l10n.t('What the scheduler says');
  return { heading, lines: [oneLine(said)] };
}

function containerSection({
  name,
  init,
  image,
  state,
  before,
  ready,
  restarts,
  ...rest
}: ContainerDetail): PageSection {
  return {
    heading: init ? l10n.t('Init container {0}', oneLine(name)) : l10n.t('Container {0}', oneLine(name)),
    lines: facts(
      [l10n.t('Image'), image],
      [l10n.t('State'), ready ? `${state}, ${l10n.t('ready')}` : state],
      ...(before === undefined ? [] : [[l10n.t('Before'), before] as const]),
      [l10n.t('Restarts'), String(restarts)],
      [l10n.t('Ports'), rest.ports.join(', ')],
      [l10n.t('Requests'), pairs(rest.requests).join(', ')],
      [l10n.t('Limits'), pairs(rest.limits).join(', ')],
    ),
  };
}

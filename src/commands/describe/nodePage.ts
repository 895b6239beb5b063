import { l10n } from 'vscode';
import type { NodeView, PodView } from '../../model/snapshot.ts';
import type { KubernetesEvent, NodeDetail } from '../../ports/cluster.ts';
import { age, conditionsSection, eventsSection, facts, oneLine, page, pairs, table } from './page.ts';

/** What a node's page is made from. */
export interface NodeStory {
  readonly node: NodeView;
  readonly detail: NodeDetail;
  readonly pods: readonly PodView[];
  readonly events: readonly KubernetesEvent[];
}

/**
 * A node, its interfaces, its pods and its events as a page of text.
 *
 * @param now milliseconds since the epoch, for ages
 */
export function nodePage({ node, detail, pods, events }: NodeStory, now: number): string {
  const resources = Object.keys(detail.capacity).toSorted();
  return page(
    {
      lines: facts(
        [l10n.t('Name'), node.name],
        [l10n.t('Ready'), node.ready ? l10n.t('yes') : (node.notReadyReason ?? l10n.t('no'))],
        [l10n.t('Takes new pods'), node.cordoned ? l10n.t('no, it is cordoned') : l10n.t('yes')],
        [l10n.t('Pods'), l10n.t('{0} of {1} the kubelet allows', node.usedPods, node.maxPods)],
        [l10n.t('Node group'), [node.group.kind, node.group.name].filter((part) => part !== '').join(' ')],
        [l10n.t('Instance'), [node.instanceId, node.type, node.zone].filter((part) => part !== undefined).join(' · ')],
        [l10n.t('Addresses'), detail.addresses.join(', ')],
        [l10n.t('System'), [node.osImage, detail.kernel, detail.architecture].join(' · ')],
        [l10n.t('Kubelet'), [node.kubeletVersion, detail.containerRuntime].join(' · ')],
        [l10n.t('Age'), age(now - detail.createdAt)],
      ),
    },
    {
      heading: l10n.t('Interfaces'),
      lines: table(
        node.enis.map(({ id, deviceIndex, primaryIp, subnetId, slots }) => [
          l10n.t('ENI {0}', deviceIndex),
          id,
          primaryIp,
          subnetId,
          l10n.t('{0}/{1} used', slots.filter((slot) => slot.pods.length > 0).length, slots.length - 1),
        ]),
      ),
    },
    {
      heading: l10n.t('Pods'),
      lines: table(pods.map(({ namespace, name, status, ip }) => [namespace, name, status, ip ?? l10n.t('none')])),
    },
    {
      heading: l10n.t('Resources'),
      lines: table([
        ['', l10n.t('capacity'), l10n.t('for pods')],
        ...resources.map((name) => [name, detail.capacity[name] ?? '', detail.allocatable[name] ?? '']),
      ]),
    },
    conditionsSection(detail.conditions),
    eventsSection(events, now),
    { heading: l10n.t('Taints'), lines: detail.taints.map(oneLine) },
    { heading: l10n.t('Labels'), lines: pairs(detail.labels) },
  );
}

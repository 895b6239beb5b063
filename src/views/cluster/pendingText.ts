import { l10n } from 'vscode';
import type { AddressReason } from '../../domain/pending/addressFailure.ts';
import type { NodeReason, PendingReason } from '../../domain/pending/pendingReason.ts';
import type { SchedulerReason } from '../../domain/pending/schedulerMessage.ts';

/** Why a pod waits, in a few words: `no free pod place (17/17 on 3)`. */
export function pendingText(reason: PendingReason, message: string | undefined): string {
  return reason.waitsFor === 'node' ? nodeText(reason, message) : addressText(reason);
}

function nodeText(
  { kind, reasons, places, agreement, fitting, nodes }: NodeReason,
  message: string | undefined,
): string {
  if (kind === 'waiting') return l10n.t('the scheduler has not spoken yet');
  if (kind === 'no-nodes') return l10n.t('there is no node');
  if (agreement === 'moved' && fitting > 0) return l10n.t('a place has come free; the scheduler tries again');
  const [widest] = reasons;
  if (widest === undefined) return message ?? '';
  if (kind !== 'too-many-pods') return reasonText(widest, nodes);
  const full = places.map(({ used, max, nodes: count }) => l10n.t('{0}/{1} on {2}', used, max, count));
  return full.length === 0
    ? l10n.t('no free pod place')
    : l10n.t('no free pod place ({0})', full.slice(0, 2).join(', '));
}

function reasonText({ kind, count, text }: SchedulerReason, nodes: number): string {
  switch (kind) {
    case 'cpu':
      return l10n.t('not enough CPU on {0} of {1} nodes', count, nodes);
    case 'memory':
      return l10n.t('not enough memory on {0} of {1} nodes', count, nodes);
    case 'taint':
      return l10n.t('kept off {0} of {1} nodes by a taint', count, nodes);
    case 'cordoned':
      return l10n.t('{0} of {1} nodes are cordoned', count, nodes);
    case 'selector':
      return l10n.t('{0} of {1} nodes have other labels', count, nodes);
    default:
      return `${count} × ${text}`;
  }
}

function addressText({ kind, cause, nodeName }: AddressReason): string {
  if (kind === 'cni-not-ready') return l10n.t('the VPC CNI on {0} is not ready', nodeName);
  switch (cause) {
    case 'subnet-full':
      return l10n.t('no address: the subnet of {0} has none left', nodeName);
    case 'node-full':
      return l10n.t('no address: every ENI of {0} is full', nodeName);
    case 'pool-empty':
      return l10n.t('no address on {0} yet', nodeName);
    case 'refilled':
      return l10n.t('{0} has addresses again; the kubelet tries again', nodeName);
    default:
      return l10n.t('{0} cannot give it a network', nodeName);
  }
}

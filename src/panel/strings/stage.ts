import type { Translate } from '../../webview/strings.ts';

/** Texts that stand where there is no cluster to show. */
export function stageStrings(t: Translate) {
  return {
    loading: t('Reading the cluster'),
    noConnection: t('Not connected'),
    noConnectionText: t(
      'Start practice for a cluster on this computer, at no cost, or connect to one of your own on AWS.',
    ),
    noStack: t('The lab is not deployed'),
    noStackText: t('Deploying makes the VPC, the cluster and its nodes. They appear here as they come up.'),
    stack: t('Stack {0}: {1}'),
    stackBusyText: t('Nodes appear here when they join the cluster.'),
    stackIdleText: t('It has no cluster to show.'),
    noNodes: t('The cluster has no nodes'),
    noNodesText: t('Nodes appear here when they join the cluster.'),
    failed: t('The cluster cannot be read'),
    old: t('What you see below is as of {0}.'),
  };
}

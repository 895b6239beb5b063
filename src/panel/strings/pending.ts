import type { Translate } from './translate.ts';

/** Texts of the Pending pods. */
export function pendingStrings(t: Translate) {
  return {
    heading: t('Pending'),
    none: t('No pod is Pending: every pod has a node.'),
    count: { one: t('{0} pod is Pending'), other: t('{0} pods are Pending') },
    waiting: t('The scheduler has not looked at it yet'),
    noNodes: t('There is no node to run on'),
    unknown: t('The scheduler gives a reason of its own'),
    tooManyAll: { one: t('No free pod place on the only node'), other: t('No free pod place on any of {0} nodes') },
    tooMany: t('No free pod place on {0} of {1} nodes'),
    cpu: t('Not enough free CPU on {0} of {1} nodes'),
    memory: t('Not enough free memory on {0} of {1} nodes'),
    taint: t('A taint keeps it off {0} of {1} nodes'),
    cordoned: t('{0} of {1} nodes are cordoned'),
    selector: t('{0} of {1} nodes do not match its node selector or affinity'),
    other: t('{2} ({0} of {1} nodes)'),
    freed: {
      one: t('{0} pod place has come free since: the scheduler tries again by itself'),
      other: t('{0} pod places have come free since: the scheduler tries again by itself'),
    },
    scheduler: t('Scheduler:'),
    nodeChips: t('Pods per node'),
    nodesAlike: { one: t('{0} node'), other: t('{0} nodes') },
    columnPod: t('Pod'),
    columnWaiting: t('Waiting'),
    columnActions: t('Actions'),
  };
}

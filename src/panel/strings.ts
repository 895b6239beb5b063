import { capacityStrings } from './strings/capacity.ts';
import { nodesStrings } from './strings/nodes.ts';
import { opsStrings } from './strings/ops.ts';
import { pathStrings } from './strings/path.ts';
import { pendingStrings } from './strings/pending.ts';
import { stageStrings } from './strings/stage.ts';
import { whatIfStrings } from './strings/whatIf.ts';
import { timelineStrings } from './strings/timeline.ts';
import type { Translate } from '../webview/strings.ts';

export type PanelStrings = ReturnType<typeof panelStrings>;

/** Every text of the page, in the reader's language. */
export function panelStrings(t: Translate) {
  return {
    title: t('EKS Networking Lab'),
    sections: t('Sections'),
    requestFailed: t('That did not work: {0}'),
    stage: stageStrings(t),
    button: {
      startPractice: t('Start practice'),
      connect: t('Connect to AWS'),
      deployLab: t('Deploy lab'),
      refresh: t('Try again'),
      showLog: t('Show log'),
      showInTree: t('Show in tree'),
      describe: t('Describe'),
      showMore: { one: t('Show {0} more'), other: t('Show {0} more') },
      shown: t('{0} of {1} are shown'),
    },
    capacity: capacityStrings(t),
    nodes: nodesStrings(t),
    ops: opsStrings(t),
    pending: pendingStrings(t),
    whatIf: whatIfStrings(t),
    path: pathStrings(t),
    timeline: timelineStrings(t),
  };
}

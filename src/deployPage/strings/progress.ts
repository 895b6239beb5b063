import type { DeployProgress, PlanGroupKind, ResourceState } from '../../domain/deploy/deployState.ts';
import type { Translate } from '../../webview/strings.ts';

/** Texts of a deploy that is under way. */
export function progressStrings(t: Translate) {
  const phases: Readonly<Record<DeployProgress['phase'], string>> = {
    starting: t('Starting'),
    stack: t('CloudFormation is making the resources'),
    'rolling-back': t('CloudFormation is taking back what it made'),
    ready: t('The stack stands. Waiting for the cluster to be of use'),
    'cleaning-up': t('Deleting what was made'),
  };
  const states: Readonly<Record<ResourceState, string>> = {
    waiting: t('waits'),
    running: t('being made'),
    done: t('made'),
    failed: t('failed'),
    cancelled: t('not made'),
    deleting: t('being deleted'),
    deleted: t('deleted'),
  };
  const groups: Readonly<Record<PlanGroupKind, string>> = {
    network: t('Network'),
    access: t('Permissions'),
    cluster: t('Cluster'),
    nodes: t('Nodes'),
    addons: t('Add-ons'),
    machines: t('Bastion'),
    other: t('Others'),
  };
  return {
    heading: t('Deploying {0}'),
    phases,
    states,
    groups,
    counts: t('{0} of {1} resources'),
    countsOfGroup: t('{0} of {1}'),
    percent: t('{0}: {1} %'),

    typical: t('usually {0}'),
    typicalRange: t('usually {0} to {1}'),
    longer: t('longer than usual'),
    began: t('Began {0} ago'),
    goesOn: t('You can close this page and the window: AWS goes on, and the page shows it when you come back.'),
    failure: t('What went wrong first'),
    failedResource: t('{0} ({1})'),
    waiting: t('It does not go on at the moment'),
    readiness: t('What the lab needs besides the stack'),
    readyCount: t('{0} of {1}'),
    ready: t('ready'),
    notReady: t('not ready yet'),
    afterStack: t('after the stack'),
    events: { one: t('{0} event of CloudFormation'), other: t('{0} events of CloudFormation') },
    time: t('Time'),
    status: t('Status'),
    reason: t('Reason'),
    stop: t('Stop…'),
    stopHeading: t('Stop the deploy?'),
    stopText: t('CloudFormation goes on by itself until it is told otherwise.'),
    rollback: t('Stop and delete what was made'),
    keep: t('Leave it to CloudFormation'),
    keepText: t('Left alone it will be finished, and cost money.'),
    goOn: t('Go on'),
  };
}

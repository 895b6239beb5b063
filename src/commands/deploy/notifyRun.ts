import { l10n } from 'vscode';
import { isAbort } from '../../base/abort.ts';
import { stackProgress } from '../../domain/stack/stackProgress.ts';
import type { DeployRun } from './deployRun.ts';
import type { DeskDeps } from './deskDeps.ts';

/** Shows a run in a notification until it has ended. Cancelling it asks what is to become of what was made. */
export function notifyRun(
  deps: Pick<DeskDeps, 'withProgress' | 'prompts' | 'notices'>,
  run: DeployRun,
  ended: Promise<void>,
  cancel: (then: 'rollback' | 'keep') => Promise<void>,
): void {
  const shown = deps.withProgress(l10n.t('Deploying {0}', run.kept.stackName), async (report, cancelled) => {
    const tell = () => report(...progressText(run));
    const telling = run.onDidChange(tell);
    const { promise: stopped, resolve: stop } = Promise.withResolvers<'stopped'>();
    cancelled.addEventListener('abort', () => stop('stopped'), { once: true });
    try {
      tell();
      return await Promise.race([ended, stopped]);
    } finally {
      telling.dispose();
    }
  });
  const decide = async () => {
    if ((await shown) !== 'stopped') return;
    // CloudFormation goes on by itself when nobody watches, so that has to be decided.
    const remove = await deps.prompts.confirm(
      l10n.t('CloudFormation goes on making {0}. Delete it?', run.kept.stackName),
      l10n.t('Left alone, it will be finished and cost money.'),
      l10n.t('Delete'),
    );
    await cancel(remove ? 'rollback' : 'keep');
  };
  decide().catch((error: unknown) => {
    if (!isAbort(error)) deps.notices.error(error);
  });
}

/** How far a run is, in a line and as a share of the whole. */
export function progressText({ kept, facts }: Pick<DeployRun, 'kept' | 'facts'>): [string, number] {
  const { done, active, failed } = stackProgress(facts.events, kept.stackId, 'create');
  const total = Math.max(kept.planned.length, done + active.length + failed.length, 1);
  if (facts.waiting !== undefined) return [l10n.t('Waiting: {0}', facts.waiting.detail), done / total];
  if (facts.phase === 'rolling-back') return [l10n.t('It failed and is being undone'), done / total];
  if (facts.phase !== 'ready') {
    const now = failed.length > 0 ? failed.map(({ logicalId }) => logicalId) : active.slice(0, 2);
    return [[`${done}/${total}`, ...now].join(' · '), done / total];
  }
  const { ready, wantedNodes, clusterStatus } = facts;
  if (wantedNodes === undefined && kept.origin === 'eksctl' && clusterStatus !== 'ACTIVE')
    return [l10n.t('Waiting for eksctl to make the cluster'), 1];
  if (ready === undefined || wantedNodes === undefined) return [l10n.t('Waiting for the nodes to be ready'), 1];
  return [l10n.t('{0} of {1} nodes ready', ready.nodes, wantedNodes), 1];
}

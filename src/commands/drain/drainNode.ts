import { l10n } from 'vscode';
import type { DrainablePod } from '../../ports/nodeDrain.ts';
import { pickNode } from '../pick/pickNode.ts';
import { currentConnection, type Services } from '../services.ts';
import { drainPlan, type DrainPlan } from './drainPlan.ts';
import { emptyNode, type DrainProgress } from './emptyNode.ts';

type Deps = Pick<Services, 'connections' | 'model' | 'prompts' | 'withProgress' | 'clock'>;

/** Names that a question lists before it only counts. */
const namedPods = 5;

/** Asks once, then cordons a node and evicts its pods, under a progress notification. Cancelled, it stays cordoned. */
export async function drainNode(deps: Deps, named: { readonly nodeName: string } | undefined): Promise<void> {
  const connection = currentConnection(deps);
  const node = await pickNode(deps, named, l10n.t('Drain node'));
  if (node === undefined) return;
  const cluster = await connection.cluster(connection.closed);
  const plan = drainPlan(await cluster.podsOnNode(node.name, connection.closed));
  const goOn = await deps.prompts.confirm(
    l10n.t('Drain {0}?', node.shortName),
    consequences(plan).join('\n'),
    l10n.t('Drain'),
  );
  if (!goOn) return;
  await deps.withProgress(l10n.t('Draining {0}', node.shortName), async (report, cancelled) => {
    const signal = AbortSignal.any([cancelled, connection.closed]);
    await cluster.setCordoned(node.name, true, signal);
    const onProgress = (progress: DrainProgress) =>
      report(progressText(progress), progress.all === 0 ? 1 : progress.gone / progress.all);
    await emptyNode({ cluster, clock: deps.clock }, node.name, onProgress, signal);
  });
}

function consequences({ leave, stay, lost, losingFiles }: DrainPlan): readonly string[] {
  return [
    l10n.t('It is cordoned and emptied; disruption budgets are kept. Pods to evict: {0}.', leave.length),
    ...(stay.length > 0 ? [l10n.t('Pods of DaemonSets, which stay: {0}.', stay.length)] : []),
    ...(lost.length > 0 ? [l10n.t('Gone for good, as nothing makes them anew: {0}.', names(lost))] : []),
    ...(losingFiles.length > 0 ? [l10n.t('Their emptyDir files are lost: {0}.', names(losingFiles))] : []),
    l10n.t('Cancelled, the node stays cordoned.'),
  ];
}

function names(pods: readonly DrainablePod[]): string {
  const shown = pods.slice(0, namedPods).map(({ name }) => name.slice(0, 80));
  const rest = pods.length - shown.length;
  return rest > 0 ? l10n.t('{0} and {1} more', shown.join(', '), rest) : shown.join(', ');
}

function progressText({ gone, all, kept }: DrainProgress): string {
  const counted = l10n.t('{0}/{1} pods gone', gone, all);
  return kept === undefined ? counted : [counted, l10n.t('{0} waits: {1}', kept.pod.name, kept.why)].join(' · ');
}

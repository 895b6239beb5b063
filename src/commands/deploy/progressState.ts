import { l10n } from 'vscode';
import type { DeployProgress, Readiness, RunFailure, RunResource } from '../../domain/deploy/deployState.ts';
import { planGroupOf } from '../../domain/deploy/planGroups.ts';
import { runResources } from '../../domain/deploy/runResources.ts';
import { typicalTime } from '../../domain/deploy/typicalTimes.ts';
import { button } from './buttonText.ts';
import { errorWords, remedyWords, type ErrorSentence } from './failureWords.ts';
import type { KeptDeploy } from './keptDeploy.ts';
import { resourceTypeWords } from './resourceTypeWords.ts';
import type { RunFacts } from './runFacts.ts';

/** Events that a page is given: a person who wants more asks CloudFormation's console. */
const mostEvents = 300;

/** A run as everybody shows it. */
export function progressState(kept: KeptDeploy, facts: RunFacts, explain: ErrorSentence): DeployProgress {
  const resources = runResources(kept.planned, facts.events, kept.stackId).map((each): RunResource => ({
    ...each,
    words: resourceTypeWords(each.type),
    group: planGroupOf(each.type),
    typical: typicalTime(each.type),
  }));
  return {
    stackName: kept.stackName,
    region: kept.region,
    account: kept.account,
    startedAt: kept.startedAt,
    phase: facts.phase,
    resources,
    done: resources.filter(({ state }) => state === 'done').length,
    total: resources.length,
    readiness: readiness(kept, facts),
    failure: failure(kept, facts),
    waiting: facts.waiting && errorWords(facts.waiting, kept, explain, [button({ kind: 'signed-in' })]),
    events: facts.events.slice(0, mostEvents).map((event) => ({
      id: event.id,
      at: event.at,
      logicalId: event.logicalId,
      type: event.resourceType,
      status: event.status,
      reason: event.reason ?? '',
    })),
  };
}

/** What is still waited for once the stack stands, in the order in which it comes. */
function readiness({ origin }: KeptDeploy, facts: RunFacts): readonly Readiness[] {
  if (origin === 'none') return [];
  const { ready, wantedNodes: wanted, clusterStatus } = facts;
  const isUp = clusterStatus === 'ACTIVE' ? 1 : 0;
  const nodes = { ready: ready?.nodes ?? 0, wanted };
  return [
    ...(origin === 'eksctl'
      ? [{ kind: 'cluster', title: l10n.t('Cluster, made by eksctl'), ready: isUp, wanted: 1 } as const]
      : []),
    { kind: 'nodes', title: l10n.t('Nodes ready'), ...nodes },
    { kind: 'aws-node', title: l10n.t('VPC CNI (aws-node) on each node'), ready: ready?.cni ?? 0, wanted },
    {
      kind: 'coredns',
      title: l10n.t('CoreDNS available'),
      ready: ready?.dns.ready ?? 0,
      wanted: wanted === 0 ? 0 : ready?.dns.wanted,
    },
  ];
}

/** The first failure of CloudFormation's, or what EKS says of the nodes before CloudFormation knows. */
function failure(kept: KeptDeploy, { failure: failed, groupIssues, events }: RunFacts): RunFailure | undefined {
  if (failed !== undefined) {
    const { logicalId, type, reason } = failed;
    return { logicalId, type, ...remedyWords({ type, reason }, kept) };
  }
  const [issue] = groupIssues;
  if (issue === undefined) return undefined;
  const type = 'AWS::EKS::Nodegroup';
  const logicalId = events.find(({ resourceType }) => resourceType === type)?.logicalId ?? type;
  return { logicalId, type, ...remedyWords({ type, reason: issue }, kept) };
}

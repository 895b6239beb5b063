import { l10n } from 'vscode';
import type { LabError } from '../../base/errors.ts';
import type { Connection } from '../../connection/connection.ts';
import type { DeployAction, DeployEnd } from '../../domain/deploy/deployState.ts';
import { isAboutStack } from '../../domain/stack/stackProgress.ts';
import type { Stack } from '../../ports/cloud.ts';
import { button } from './buttonText.ts';
import type { DeployRun, RunEnd } from './deployRun.ts';
import { errorWords, remedyWords, type ErrorSentence } from './failureWords.ts';
import type { KeptDeploy } from './keptDeploy.ts';

/** The chapter after the one that deploys. */
const nextChapter = '02-verify';

export async function standsEnd(
  { cost }: KeptDeploy,
  { outputs }: Stack,
  connection: Pick<Connection, 'terminalEnvironment'>,
  endedAt: number,
): Promise<DeployEnd> {
  const environment = await connection.terminalEnvironment();
  return {
    kind: 'stands',
    endedAt,
    outputs: [...outputs].map(([key, value]) => ({ key, value })),
    kubeconfig: environment['KUBECONFIG'] ?? undefined,
    cost,
    buttons: [button({ kind: 'open-chapter', slug: nextChapter })],
  };
}

/** A run that CloudFormation gave up, or that could not be followed to its end. */
export function failedEnd(
  { kept, facts }: Pick<DeployRun, 'kept' | 'facts'>,
  end:
    | Extract<RunEnd, { kind: 'failed' }>
    | { readonly kind: 'error'; readonly failure: LabError; readonly explain: ErrorSentence },
  endedAt: number,
): DeployEnd {
  const cleanUp: DeployAction = { kind: 'clean-up' };
  if (end.kind === 'error') {
    const isGone = end.failure.reason === 'practice-stopped' || end.failure.reason === 'stack-missing';
    const actions: readonly DeployAction[] =
      end.failure.reason === 'practice-stopped'
        ? [{ kind: 'start-practice' }]
        : isGone
          ? [{ kind: 'retry' }]
          : [cleanUp];
    return {
      kind: 'failed',
      endedAt,
      failure: errorWords(end.failure, kept, end.explain, actions.map(button)),
      left: !isGone,
    };
  }
  const { failure } = facts;
  // A stack that is deleted has failed in nothing: what was under way is called failed all the same.
  const wasUndone = facts.events.some(
    (event) => event.status === 'ROLLBACK_IN_PROGRESS' && isAboutStack(event, kept.stackId),
  );
  if (end.status === 'DELETE_COMPLETE' && !wasUndone) {
    const sentence = l10n.t('Somebody has deleted the stack {0} while it was made.', kept.stackName);
    return {
      kind: 'failed',
      endedAt,
      failure: { sentence, detail: '', buttons: [button({ kind: 'retry' })] },
      left: false,
    };
  }
  const words = remedyWords({ type: failure?.type ?? '', reason: failure?.reason ?? end.status }, kept);
  // Its name stays taken even when nothing else is left.
  const isThere = end.status !== 'DELETE_COMPLETE';
  return {
    kind: 'failed',
    endedAt,
    failure: { ...words, buttons: [...(isThere ? [button(cleanUp)] : []), ...words.buttons] },
    left: end.left,
  };
}

export function cancelledEnd(
  { stackName }: KeptDeploy,
  what: 'removed' | 'kept' | 'partly',
  endedAt: number,
): DeployEnd {
  const sentences = {
    removed: l10n.t('{0} is gone: nothing of it is left, and nothing costs.', stackName),
    kept: l10n.t(
      'CloudFormation goes on making {0}. It will be finished and cost money until you tear it down.',
      stackName,
    ),
    partly: l10n.t('Something of {0} is still there and may cost money.', stackName),
  };
  const actions: Readonly<Record<typeof what, readonly DeployAction[]>> = {
    removed: [{ kind: 'retry' }],
    kept: [{ kind: 'watch', name: stackName }, { kind: 'teardown' }],
    partly: [{ kind: 'clean-up' }, { kind: 'teardown' }],
  };
  return { kind: 'cancelled', endedAt, what, sentence: sentences[what], buttons: actions[what].map(button) };
}

import { isAbort } from '../../base/abort.ts';
import { isSessionOver, toLabError, type LabError } from '../../base/errors.ts';
import type { CheckFinding } from '../../domain/deploy/checkVerdict.ts';
import { checkIds, type CheckId, type CheckLine } from '../../domain/deploy/deployState.ts';
import { checkLine, runningLine } from './checkText.ts';
import type { ErrorSentence } from './failureWords.ts';
import { lookUps, type LookUpPorts } from './lookUp.ts';

/**
 * Looks at everything that keeps deploys from standing, all of it at once. Each line is told as soon as it is known; one
 * that cannot be looked at hides none of the others.
 *
 * @param onLines told all lines in their order each time one has changed
 */
export async function runChecks(
  ports: LookUpPorts,
  explain: ErrorSentence,
  onLines: (lines: readonly CheckLine[]) => void,
): Promise<readonly CheckLine[]> {
  const lines = new Map<CheckId, CheckLine>(checkIds.map((id) => [id, runningLine(id)]));
  onLines([...lines.values()]);
  await Promise.all(
    checkIds.map(async (id) => {
      const finding = await findingOf(ports, id, explain);
      lines.set(id, checkLine(id, finding, ports.form));
      ports.signal.throwIfAborted();
      onLines([...lines.values()]);
    }),
  );
  return [...lines.values()];
}

async function findingOf(ports: LookUpPorts, id: CheckId, explain: ErrorSentence): Promise<CheckFinding> {
  try {
    return await lookUps[id](ports);
  } catch (error) {
    if (ports.signal.aborted || isAbort(error)) throw error;
    return failureFinding(id, toLabError(error), explain);
  }
}

/** Who may not look knows nothing, which is no failure; who may not make anything will fail. */
function failureFinding(id: CheckId, failure: LabError, explain: ErrorSentence): CheckFinding {
  const { reason, subject, detail } = failure;
  if (reason === 'access-denied' && id === 'permission') return { kind: 'not-allowed', action: subject, detail };
  const permission = reason === 'access-denied' ? permissionOf(subject, detail) : undefined;
  const words = explain({ reason, subject, detail }).sentence;
  if (id === 'identity') return { kind: 'no-identity', isSessionOver: isSessionOver(reason), detail: words };
  return { kind: 'not-known', permission, isSessionOver: isSessionOver(reason), detail: words };
}

/** The action, by AWS's words or by what was called. */
function permissionOf(subject: string, detail: string): string {
  const said = /not authorized to perform:?\s*([\w-]+:\w+)/i.exec(detail)?.[1];
  return said ?? subject;
}

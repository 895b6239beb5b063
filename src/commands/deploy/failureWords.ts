import { isSessionOver, type ErrorReason, type LabError } from '../../base/errors.ts';
import type { DeployAction, DeployButton, FailureWords } from '../../domain/deploy/deployState.ts';
import { remedyActions, remedyFor, type Failure } from '../../domain/deploy/remedy.ts';
import { button } from './buttonText.ts';
import type { KeptDeploy } from './keptDeploy.ts';
import { remedyText } from './remedyText.ts';

/** The sentence and the next action of an error, as the editor's messages have them. */
export type ErrorSentence = (failure: Pick<LabError, 'reason' | 'subject' | 'detail'>) => { readonly sentence: string };

/** What a failed resource or stack comes down to. */
export function remedyWords(
  failure: Failure,
  { parameters, region }: Pick<KeptDeploy, 'parameters' | 'region'>,
): FailureWords {
  const remedy = remedyFor(failure);
  return {
    sentence: remedyText(remedy, region),
    detail: failure.reason,
    buttons: remedyActions(remedy, parameters, region).map(button),
  };
}

/** What there is to do about a call that failed while a deploy was prepared. */
export function nextActions(reason: ErrorReason): readonly DeployAction[] {
  if (reason === 'practice-stopped') return [{ kind: 'start-practice' }];
  if (reason === 'no-connection') return [{ kind: 'connect' }];
  return [{ kind: isSessionOver(reason) ? 'signed-in' : 'retry' }];
}

/** What a call that failed comes down to: by the remedy of its words, or else by its reason. */
export function errorWords(
  failure: LabError,
  place: Pick<KeptDeploy, 'parameters' | 'region'>,
  explain: ErrorSentence,
  buttons: readonly DeployButton[],
): FailureWords {
  const remedy = remedyFor({ type: '', reason: failure.detail });
  const sentence =
    remedy.kind === 'unknown' ? explain({ ...pick(failure), detail: '' }).sentence : remedyText(remedy, place.region);
  return { sentence, detail: failure.detail, buttons };
}

function pick({ reason, subject, detail }: LabError): Pick<LabError, 'reason' | 'subject' | 'detail'> {
  return { reason, subject, detail };
}

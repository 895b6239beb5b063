import type { ConnectionProfile } from '../../connection/connection.ts';
import type { DeployForm } from '../../domain/deploy/deployForm.ts';
import type { DeployStage, DeployState, FailureWords } from '../../domain/deploy/deployState.ts';
import type { DeskStage } from './deskStage.ts';
import type { ErrorSentence } from './failureWords.ts';
import { progressState } from './progressState.ts';

interface DeskFacts {
  readonly now: number;
  readonly profile: ConnectionProfile | undefined;
  readonly account: string | undefined;
  readonly stage: DeskStage;
  readonly form: DeployForm | undefined;
  readonly failure: FailureWords | undefined;
  readonly explain: ErrorSentence;
}

/** The desk as everybody shows it. */
export function deskState({ now, profile, account, stage, form, failure, explain }: DeskFacts): DeployState {
  return {
    at: now,
    connection: profile && { name: profile.name, region: profile.region, account, billed: profile.billed },
    stage: profile === undefined ? { kind: 'no-connection' } : stageState(stage, form, explain),
    failure,
  };
}

function stageState(stage: DeskStage, form: DeployForm | undefined, explain: ErrorSentence): DeployStage {
  if (stage.kind === 'progress') {
    const run = progressState(stage.run.kept, stage.run.facts, explain);
    return { kind: 'progress', run: stage.cleaning ? { ...run, phase: 'cleaning-up', waiting: undefined } : run };
  }
  if (stage.kind === 'end')
    return { kind: 'end', end: stage.end, run: progressState(stage.run.kept, stage.run.facts, explain) };
  if (stage.kind === 'closed' || stage.kind === 'reading' || form === undefined)
    return { kind: 'reading', source: stage.kind === 'reading' ? stage.source : { kind: 'ours' } };
  switch (stage.kind) {
    case 'form':
      return { kind: 'form', form, ...(stage.focus !== undefined && { focus: stage.focus }) };
    case 'checks': {
      const goOn = !stage.running && stage.lines.every(({ state }) => state !== 'fail' && state !== 'running');
      return { kind: 'checks', form, lines: stage.lines, running: stage.running, goOn };
    }
    case 'planning':
      return { kind: 'planning', form, lines: stage.lines };
    case 'plan':
      return { kind: 'plan', form, lines: stage.lines, plan: stage.plan };
  }
}

import { l10n } from 'vscode';
import { reconnect } from '../reconnect.ts';
import type { Services } from '../services.ts';
import { keepDeploy, keptDeploy } from './keptDeploy.ts';

/** At start-up: a deploy that has not come to its end is offered to be watched again. CloudFormation went on meanwhile. */
export async function offerDeploy(deps: Services): Promise<void> {
  const kept = keptDeploy(deps.storage);
  if (kept === undefined) return;
  const [watch, forget] = [l10n.t('Watch it'), l10n.t('Forget it')];
  const chosen = await deps.notices.info(
    l10n.t('The deploy of {0} in {1} was not at its end when this window closed.', kept.stackName, kept.region),
    watch,
    forget,
  );
  if (chosen === forget) await keepDeploy(deps.storage, undefined);
  // The desk takes it up as soon as there is a connection to it.
  if (chosen === watch) await reconnect(deps, kept);
}

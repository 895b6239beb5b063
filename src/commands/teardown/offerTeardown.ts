import { l10n } from 'vscode';
import type { Services } from '../services.ts';
import { reconnect } from '../reconnect.ts';
import { keepTeardown, keptTeardown } from './keptTeardown.ts';
import { teardownLab } from './teardownLab.ts';

/** At start-up: a teardown that did not come to its end is offered to be gone on with. Its plan is shown again first. */
export async function offerTeardown(deps: Services): Promise<void> {
  const kept = keptTeardown(deps.storage);
  if (kept === undefined) return;
  const { lab, region, connectionId, profile } = kept;
  const [goOn, forget] = [l10n.t('Continue'), l10n.t('Forget it')];
  const chosen = await deps.notices.warn(
    l10n.t(
      'Continue the teardown of {0} in {1}? It has not come to its end, and what is left may cost money.',
      lab.stackName,
      region,
    ),
    goOn,
    forget,
  );
  if (chosen === forget) await keepTeardown(deps.storage, undefined);
  if (chosen !== goOn) return;
  const { stackName, clusterName } = lab;
  await reconnect(deps, { connectionId, profile, region, stackName, clusterName });
  await teardownLab(deps);
}

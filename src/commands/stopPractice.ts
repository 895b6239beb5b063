import { l10n } from 'vscode';
import { unlessAborted } from '../base/abort.ts';
import { practiceId, type Services } from './services.ts';

/** Ends the practice world with everything in it; asks first when something is deployed there. */
export async function stopPractice(
  deps: Pick<Services, 'connections' | 'doors' | 'model' | 'prompts' | 'notices' | 'withProgress'>,
): Promise<void> {
  if (deps.connections.current?.profile.id !== practiceId) {
    void deps.notices.info(l10n.t('Practice is not running.'));
    return;
  }
  const goOn =
    deps.model.snapshot.stack === undefined ||
    (await deps.prompts.confirm(
      l10n.t('Stop practice?'),
      l10n.t('The world with everything deployed in it is gone then.'),
      l10n.t('Stop practice'),
    ));
  if (!goOn) return;
  deps.connections.close();
  // It may first finish what is under way there; who does not want to wait may go on.
  await deps.withProgress(l10n.t('Stopping practice'), (_report, signal) =>
    unlessAborted(deps.doors.forgetPractice(), signal),
  );
}

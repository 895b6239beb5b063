import { l10n } from 'vscode';
import type { Notices } from '../ports/notices.ts';
import type { RoleTerminals } from './terminals.ts';

/** Offers the shell of the machine to somebody who wanted a program that the Lab Shell lacks. */
export async function offerSystemTerminal(
  name: string,
  notices: Notices,
  terminals: Pick<RoleTerminals, 'open'>,
): Promise<void> {
  const open = l10n.t('Open system terminal');
  const sentence = l10n.t('The Lab Shell has no {0}. A system terminal has it, if this machine does.', name);
  if ((await notices.info(sentence, open)) !== open) return;
  await terminals.open('work', 'system').catch((error: unknown) => notices.error(error));
}

import type { Services } from '../services.ts';

/** Opens the page where a lab is deployed: at the deploy that is under way, else at the form. */
export async function deployLab({
  deployDesk,
  deployPage,
}: Pick<Services, 'deployDesk' | 'deployPage'>): Promise<void> {
  // How the last one ended has been read by whoever asks for another.
  if (deployDesk.stage.kind === 'end') await deployDesk.back();
  deployPage.show();
}

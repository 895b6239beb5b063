import { l10n } from 'vscode';
import { pickDeployment, type DeploymentReference } from '../pick/pickDeployment.ts';
import { currentConnection, type Services } from '../services.ts';
import { deploymentPage } from './deploymentPage.ts';

/** Opens a read-only page with what is known of a deployment and its events. */
export async function describeDeployment(
  deps: Pick<Services, 'connections' | 'model' | 'prompts' | 'documents' | 'clock'>,
  named: DeploymentReference | undefined,
): Promise<void> {
  const connection = currentConnection(deps);
  const chosen = named ?? (await pickDeployment(deps, l10n.t('Describe deployment')));
  if (chosen === undefined) return;
  const { closed } = connection;
  const { namespace, name } = chosen;
  const cluster = await connection.cluster(closed);
  const detail = await cluster.deploymentDetail(namespace, name, closed);
  const events = await cluster.eventsAbout(detail, closed);
  await deps.documents.showText(`${name}.txt`, deploymentPage(detail, events, deps.clock.now()));
}

import { l10n } from 'vscode';
import { pickDeployment, type DeploymentReference } from './pick/pickDeployment.ts';
import { currentConnection, type Services } from './services.ts';

/** Asks once, then deletes a deployment with its pods. */
export async function deleteDeployment(
  deps: Pick<Services, 'connections' | 'model' | 'prompts'>,
  deployment: DeploymentReference | undefined,
): Promise<void> {
  const connection = currentConnection(deps);
  const chosen = deployment ?? (await pickDeployment(deps, l10n.t('Delete deployment')));
  if (chosen === undefined) return;
  const { namespace, name } = chosen;
  const goOn = await deps.prompts.confirm(
    l10n.t('Delete the deployment {0}?', name),
    l10n.t('Its pods in the namespace {0} end with it.', namespace),
    l10n.t('Delete'),
  );
  if (!goOn) return;
  const cluster = await connection.cluster(connection.closed);
  await cluster.deleteDeployment(namespace, name, connection.closed);
}

import { l10n } from 'vscode';
import { pickDeployment, type DeploymentReference } from './pick/pickDeployment.ts';
import { currentConnection, type Services } from './services.ts';

/** More than any lab needs; a slip of the finger should not ask a cluster for a million pods. */
const mostReplicas = 10_000;

/** Asks for a number of replicas and sets it. */
export async function scaleDeployment(
  deps: Pick<Services, 'connections' | 'model' | 'prompts'>,
  deployment: DeploymentReference | undefined,
): Promise<void> {
  const connection = currentConnection(deps);
  const chosen = deployment ?? (await pickDeployment(deps, l10n.t('Scale deployment')));
  if (chosen === undefined) return;
  const { namespace, name } = chosen;
  const now = deps.model.snapshot.deployments.find((each) => each.namespace === namespace && each.name === name);
  const text = await deps.prompts.input({
    title: l10n.t('Scale {0}', name),
    prompt: l10n.t('How many replicas?'),
    ...(now && { value: String(now.replicas) }),
    problem: (value) =>
      /^\d+$/.test(value) && Number(value) <= mostReplicas
        ? undefined
        : l10n.t('A whole number from 0 to {0}.', mostReplicas),
  });
  if (text === undefined) return;
  const cluster = await connection.cluster(connection.closed);
  await cluster.scaleDeployment(namespace, name, Number(text), connection.closed);
}

import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import type { Services } from '../services.ts';

/** A deployment by name, as far as a caller knows it. */
export interface DeploymentReference {
  readonly namespace: string;
  readonly name: string;
}

/** Asks for one of the cluster's deployments. Undefined when the person turns away; rejects when there is none. */
export async function pickDeployment(
  { model, prompts }: Pick<Services, 'model' | 'prompts'>,
  title: string,
): Promise<DeploymentReference | undefined> {
  const { deployments } = model.snapshot;
  if (deployments.length === 0) throw new LabError('not-found', l10n.t('A deployment'));
  return await prompts.pick(
    deployments.map(({ namespace, name, replicas, readyReplicas }) => ({
      label: name,
      description: `${namespace} · ${l10n.t('{0}/{1} ready', readyReplicas, replicas)}`,
      value: { namespace, name },
    })),
    { title },
  );
}

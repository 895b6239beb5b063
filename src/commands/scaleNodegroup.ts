import { l10n } from 'vscode';
import { LabError } from '../base/errors.ts';
import type { Nodegroup } from '../ports/cloud.ts';
import { currentConnection, type Services } from './services.ts';

/** EKS's quota of nodes in a managed node group. */
const mostNodes = 450;

/** Asks how many nodes a managed node group is to have, and tells EKS. */
export async function scaleNodegroup(
  deps: Pick<Services, 'connections' | 'prompts' | 'model'>,
  group: { readonly nodegroup: string } | undefined,
): Promise<void> {
  const connection = currentConnection(deps);
  const { clusterName } = connection.profile;
  const { clusters } = await connection.cloud();
  const groups = await clusters.nodegroups(clusterName, connection.closed);
  const chosen = await chooseGroup(deps, groups, group?.nodegroup);
  if (chosen === undefined) return;
  const text = await deps.prompts.input({
    title: l10n.t('Scale node group {0}', chosen.name),
    prompt: l10n.t('How many nodes? Now: {0}. Each one more costs what an instance costs.', chosen.desiredSize),
    value: String(chosen.desiredSize + 1),
    problem: (value) =>
      /^\d+$/.test(value) && Number(value) <= mostNodes
        ? undefined
        : l10n.t('A whole number from 0 to {0}.', mostNodes),
  });
  if (text === undefined) return;
  await clusters.scaleNodegroup(clusterName, chosen, Number(text), connection.closed);
  deps.model.refresh();
}

async function chooseGroup(
  { prompts }: Pick<Services, 'prompts'>,
  groups: readonly Nodegroup[],
  name: string | undefined,
): Promise<Nodegroup | undefined> {
  if (name !== undefined) {
    const found = groups.find((each) => each.name === name);
    if (found === undefined) throw new LabError('not-found', name);
    return found;
  }
  const [only, second] = groups;
  if (only === undefined) throw new LabError('not-found', l10n.t('A managed node group'));
  if (second === undefined) return only;
  return await prompts.pick(
    groups.map((each) => ({
      label: each.name,
      description: `${each.instanceTypes.join(', ')} · ${l10n.t('{0} nodes', each.desiredSize)}`,
      value: each,
    })),
    { title: l10n.t('Scale node group') },
  );
}

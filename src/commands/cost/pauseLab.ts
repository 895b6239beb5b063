import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import type { Connection } from '../../connection/connection.ts';
import type { Nodegroup } from '../../ports/cloud.ts';
import { currentConnection, type Services } from '../services.ts';

type Deps = Pick<Services, 'connections' | 'prompts' | 'notices' | 'model' | 'storage' | 'costMeter'>;

/** How many nodes each group had, by its name. */
type Sizes = Readonly<Record<string, number>>;

/** Sets every node group to zero nodes, after saying what that saves and what goes on costing. */
export async function pauseLab(deps: Deps): Promise<void> {
  const connection = currentConnection(deps);
  const { clusterName, region } = connection.profile;
  const cloud = await connection.cloud();
  const { clusters } = cloud;
  const [groups, { account }] = await Promise.all([
    clusters.nodegroups(clusterName, connection.closed),
    cloud.identity(connection.closed),
  ]);
  if (groups.length === 0) throw new LabError('not-found', l10n.t('A managed node group'));
  const up = groups.filter(({ desiredSize }) => desiredSize > 0);
  if (up.length === 0) {
    void deps.notices.info(l10n.t('{0} is paused already. {1}', clusterName, whatStillCosts(deps)));
    return;
  }
  const nodes = up.reduce((sum, { desiredSize }) => sum + desiredSize, 0);
  const goOn = await deps.prompts.confirm(
    l10n.t('Pause {0} in account {1}, {2}?', clusterName, account, region),
    [
      l10n.t('Its {0} nodes are terminated, with what is on them; pods wait until you resume.', nodes),
      whatStillCosts(deps),
    ].join('\n'),
    l10n.t('Pause'),
  );
  if (!goOn) return;
  await deps.storage.set(keyOf(connection), sizesOf(up));
  for (const group of up) await clusters.scaleNodegroup(clusterName, group, 0, connection.closed);
  deps.model.refresh();
  deps.costMeter.soon();
  void deps.notices.info(l10n.t('{0} is pausing. {1}', clusterName, whatStillCosts(deps)));
}

/** Sets the node groups back to what they had before the pause. */
export async function resumeLab(deps: Deps): Promise<void> {
  const connection = currentConnection(deps);
  const { clusterName } = connection.profile;
  const { clusters } = await connection.cloud();
  const kept = deps.storage.get<Sizes>(keyOf(connection)) ?? {};
  const down = (await clusters.nodegroups(clusterName, connection.closed)).filter(
    ({ desiredSize }) => desiredSize === 0,
  );
  if (down.length === 0) {
    void deps.notices.info(l10n.t('{0} is not paused: its node groups have nodes.', clusterName));
    return;
  }
  for (const group of down) {
    const nodes = kept[group.name] ?? (await askSize(deps, group));
    if (nodes === undefined) return;
    await clusters.scaleNodegroup(clusterName, group, nodes, connection.closed);
  }
  await deps.storage.set(keyOf(connection), undefined);
  deps.model.refresh();
  deps.costMeter.soon();
}

/** A group that somebody else set to zero: how many it is to have nobody has kept. */
async function askSize({ prompts }: Deps, { name, maxSize }: Nodegroup): Promise<number | undefined> {
  const text = await prompts.input({
    title: l10n.t('Resume node group {0}', name),
    prompt: l10n.t('How many nodes? How many it had is not known.'),
    value: String(maxSize),
    problem: (value) => (/^[1-9]\d{0,2}$/.test(value) ? undefined : l10n.t('A whole number from {0} to {1}.', 1, 999)),
  });
  return text === undefined ? undefined : Number(text);
}

/** The cost without instances of the cluster, their addresses and their volumes: what a pause leaves. */
function whatStillCosts({ costMeter }: Deps): string {
  const { reading } = costMeter;
  if (reading === undefined || !reading.isRegionKnown)
    return l10n.t('The control plane, the bastion, volumes and load balancers go on costing.');
  const isNode = (id: string | undefined) =>
    reading.charges.some(({ resource }) => resource.id === id && resource.tags['eks:cluster-name'] !== undefined);
  const left = reading.charges.filter(({ resource }) => !isNode(resource.id) && !isNode(resource.instanceId));
  const perHour = left.reduce((sum, each) => sum + each.perHour, 0);
  return l10n.t(
    'The control plane, the bastion, volumes and load balancers go on costing: about ${0} per hour instead of ${1}. To pay nothing, tear down.',
    perHour.toFixed(2),
    reading.perHour.toFixed(2),
  );
}

function sizesOf(groups: readonly Nodegroup[]): Sizes {
  return Object.fromEntries(groups.map(({ name, desiredSize }) => [name, desiredSize]));
}

function keyOf({ profile }: Connection): string {
  return `paused.${profile.id}.${profile.clusterName}`;
}

import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import { retry } from '../../base/retry.ts';
import type { Connection } from '../../connection/connection.ts';
import { stackPhase } from '../../domain/stack/stackStatus.ts';
import type { LabInventory } from '../../domain/stack/labResource.ts';
import { remaining } from '../../domain/stack/remaining.ts';
import { familyRole } from '../../domain/stack/stackFamily.ts';
import { teardownPlan } from '../../domain/stack/teardownPlan.ts';
import type { Cloud } from '../../ports/cloud.ts';
import { currentConnection, type Services } from '../services.ts';
import { keptTeardown } from './keptTeardown.ts';
import { lookAtLab } from '../../model/lookAtLab.ts';
import { costText, planText } from './planText.ts';
import type { TeardownNews } from './teardownPorts.ts';
import { teardownRetryPolicy } from './teardownRetryPolicy.ts';
import { resourceWords } from '../resourceWords.ts';
import { labOf, newsText, newTeardown, runTeardown, teardownPorts, tellEnd, type TeardownDeps } from './runTeardown.ts';

type Deps = TeardownDeps & Pick<Services, 'connections' | 'prompts' | 'clusterView'>;

/** Shows the plan, asks once, naming account and region, then takes the lab apart and says what is left: nothing, or what and why. */
export async function teardownLab(deps: Deps): Promise<void> {
  const connection = currentConnection(deps);
  const cloud = await connection.cloud();
  const kept = keptTeardown(deps.storage);
  const isSame = kept?.connectionId === connection.profile.id && kept.lab.stackName === connection.profile.stackName;
  const known = kept !== undefined && isSame ? kept.lab : labOf(connection);
  const ports = teardownPorts(deps, connection, cloud);
  const inventory = await deps.withProgress(l10n.t('Looking at the lab'), async (report, cancelled) => {
    const signal = AbortSignal.any([cancelled, connection.closed]);
    const onNews = (news: TeardownNews) => report(newsText(news, '').text);
    const policy = teardownRetryPolicy(ports, known.stackName, onNews);
    return await retry(() => lookAtLab(ports, known, signal), policy, ports, signal);
  });
  refuseBusy(inventory);
  if (!isSame && remaining(inventory).length === 0) return await tellNothing(deps, connection, cloud);
  const teardown = newTeardown(connection, inventory);
  if (teardownPlan(inventory).steps.length > 0 && !(await confirm(deps, connection, cloud, inventory))) return;
  await deps.clusterView.show();
  const begun =
    isSame && kept.charges.length > 0 ? { ...teardown, charges: kept.charges, unpriced: kept.unpriced } : teardown;
  const end = await runTeardown(deps, connection, cloud, begun);
  tellEnd(deps, begun, end, () => teardownLab(deps));
}

/** An empty place is no proof that a lab has gone: it may be somewhere else. */
async function tellNothing({ notices }: Deps, { closed, profile }: Connection, cloud: Cloud): Promise<void> {
  const { account } = await cloud.identity(closed);
  const { stackName, region } = profile;
  // Nobody has to close this message before the command counts as done.
  void notices.info(
    l10n.t(
      'Nothing of {0} was found in {1}, account {2}. If the lab is in another region or account, connect there first.',
      stackName,
      region,
      account,
    ),
  );
}

/** A stack that is being made or changed has to settle first; one that is going is gone on with. */
function refuseBusy({ resources, place }: LabInventory): void {
  const busy = resources.find(
    (each) =>
      each.kind === 'stack' &&
      familyRole(each, place) !== undefined &&
      stackPhase(each.status ?? '') === 'busy' &&
      each.status?.startsWith('DELETE') !== true,
  );
  if (busy !== undefined) throw new LabError('stack-busy', busy.name, busy.status);
}

/** The plan beside the question, and a second question for what a person made by hand. */
async function confirm(deps: Deps, connection: Connection, cloud: Cloud, inventory: LabInventory): Promise<boolean> {
  const { prompts, documents } = deps;
  const { account } = await cloud.identity(connection.closed);
  const plan = teardownPlan(inventory);
  const { stackName, region } = plan.place;
  await documents.showText(`teardown-${stackName}.md`, planText(plan, account));
  const count = plan.steps.reduce((sum, { items, goesWith }) => sum + items.length + goesWith.length, 0);
  const goOn = await prompts.confirm(
    l10n.t('Tear down {0} in account {1}, {2}?', stackName, account, region),
    [
      l10n.t('Steps: {0}. What goes: {1}; the plan behind this question lists all of it.', plan.steps.length, count),
      costText(plan),
      ...(plan.notOurs.length > 0
        ? [l10n.t('Not touched, though it looks like the lab’s or is in its VPC: {0}.', plan.notOurs.length)]
        : []),
    ].join('\n'),
    l10n.t('Tear down'),
  );
  if (!goOn || plan.byHand.length === 0) return goOn;
  return await prompts.confirm(
    l10n.t('Delete what was made by hand, too?'),
    [
      l10n.t('These are outside the lab’s stacks, and the cluster cannot go without them:'),
      ...plan.byHand.map(({ resource }) => resourceWords(resource)),
    ].join('\n'),
    l10n.t('Delete these, too'),
  );
}

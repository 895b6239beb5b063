import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import type { Connection } from '../../connection/connection.ts';
import { parameterValues } from '../../domain/stack/stackParameters.ts';
import { stackPhase } from '../../domain/stack/stackStatus.ts';
import { templateResources } from '../../domain/stack/templateResources.ts';
import type { Cloud, Stack } from '../../ports/cloud.ts';
import type { ProgressReport } from '../../ports/notices.ts';
import { currentConnection, type Services } from '../services.ts';
import { lookAtLab } from '../../model/lookAtLab.ts';
import { labOf, newTeardown, runTeardown, teardownPorts, tellEnd, type TeardownDeps } from '../teardown/runTeardown.ts';
import { askParameters } from './askParameters.ts';
import { confirmDeploy } from './confirmDeploy.ts';
import { deployStack, type DeployStart } from './deployStack.ts';
import { waitForNodes } from './waitForNodes.ts';

type Deps = TeardownDeps & Pick<Services, 'connections' | 'prompts' | 'labTemplate' | 'clusterView'>;

/** Asks, confirms, creates the lab's stack and waits until its nodes are ready. */
export async function deployLab(deps: Deps): Promise<void> {
  const connection = currentConnection(deps);
  const signal = connection.closed;
  const cloud = await connection.cloud();
  const templateBody = await deps.labTemplate();
  const parameters = await cloud.stacks.templateParameters(templateBody, signal);
  const choice = await askParameters(deps.prompts, parameters, connection.profile.stackName);
  if (choice === undefined) return;
  const name = choice.stackName;

  const existing = await cloud.stacks.find(name, signal);
  if (existing?.status === 'CREATE_IN_PROGRESS') {
    return await watchDeploy(deps, connection, name, { stackId: existing.id }, templateBody);
  }
  if (existing !== undefined && !(await makeRoom(deps, connection, cloud, existing))) return;
  if (!(await confirmDeploy(deps.prompts, cloud, choice, signal))) return;
  const create = {
    name,
    templateBody,
    parameters: parameterValues(parameters, choice.values),
    tags: { 'eks-networking-lab': name },
  };
  await watchDeploy(deps, connection, name, { create }, templateBody);
}

/** A name that only a broken stack holds can be freed. True once it is; rejects when the name is in real use. */
async function makeRoom(deps: Deps, connection: Connection, cloud: Cloud, existing: Stack): Promise<boolean> {
  const phase = stackPhase(existing.status);
  if (phase === 'ready') throw new LabError('stack-exists', existing.name);
  if (phase === 'busy') throw new LabError('stack-busy', existing.name, existing.status);
  const goOn = await deps.prompts.confirm(
    l10n.t('The stack {0} is in {1}. Delete it, then deploy?', existing.name, existing.status),
    existing.statusReason ?? '',
    l10n.t('Delete and deploy'),
  );
  if (!goOn) return false;
  useName(deps, connection, existing.name);
  return await clear(deps, connection, cloud);
}

/** Takes away what a deploy has made. True when nothing is left of it; what is left is said. */
async function clear(deps: Deps, connection: Connection, cloud: Cloud): Promise<boolean> {
  const ports = teardownPorts(deps, connection, cloud);
  const teardown = newTeardown(connection, await lookAtLab(ports, labOf(connection), connection.closed));
  const end = await runTeardown(deps, connection, cloud, teardown);
  if (end.left.length > 0) tellEnd(deps, teardown, end, async () => void (await clear(deps, connection, cloud)));
  return end.left.length === 0;
}

/** From here on the connection is about the lab of this name: its cluster must not be mistaken for another one's. */
function useName({ connections }: Deps, connection: Connection, name: string): void {
  if (name === connection.profile.stackName) return;
  connection.renameLab(name);
  connections.use(connection);
}

async function watchDeploy(
  deps: Deps,
  connection: Connection,
  name: string,
  start: DeployStart,
  templateBody: string,
): Promise<void> {
  useName(deps, connection, name);
  const cloud = await connection.cloud();
  const started: { id?: string } = {};
  await deps.clusterView.show();
  try {
    await deps.withProgress(l10n.t('Deploying {0}', name), async (report, cancelled) => {
      const signal = AbortSignal.any([cancelled, connection.closed]);
      await followDeploy(deps, cloud, start, templateBody, report, signal, (stackId) => {
        started.id = stackId;
        deps.model.refresh();
      });
      report(l10n.t('Waiting for the nodes to be ready'), 1);
      const cluster = await connection.cluster(signal);
      const { clusterName } = connection.profile;
      await waitForNodes(
        cloud.clusters,
        cluster,
        clusterName,
        (ready, wanted) => report(l10n.t('{0} of {1} nodes ready', ready, wanted), 1),
        signal,
      );
    });
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError') || connection.closed.aborted) throw error;
    if (started.id !== undefined) await offerDelete(deps, connection, cloud, started.id);
  }
}

async function followDeploy(
  { clock }: Deps,
  cloud: Cloud,
  start: DeployStart,
  templateBody: string,
  report: ProgressReport,
  signal: AbortSignal,
  onStarted: (stackId: string) => void,
): Promise<void> {
  const total = templateResources(templateBody).length;
  await deployStack(
    cloud.stacks,
    start,
    onStarted,
    ({ done, active, failed }) => {
      const now = failed.length > 0 ? failed.map(({ logicalId }) => logicalId) : active.slice(0, 2);
      report([`${done}/${total}`, ...now].join(' · '), done / total);
    },
    clock,
    signal,
  );
}

/** CloudFormation goes on by itself when nobody watches, so a cancelled deploy has to be decided about. */
async function offerDelete(deps: Deps, connection: Connection, cloud: Cloud, stackId: string): Promise<void> {
  const stack = await cloud.stacks.describe(stackId, connection.closed);
  const remove = await deps.prompts.confirm(
    l10n.t('CloudFormation goes on making {0}. Delete it?', stack.name),
    l10n.t('Left alone, it will be finished and cost money.'),
    l10n.t('Delete'),
  );
  if (remove) await clear(deps, connection, cloud);
}

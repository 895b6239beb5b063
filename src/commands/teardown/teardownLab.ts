import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import { stackPhase } from '../../domain/stack/stackStatus.ts';
import { currentConnection, type Services } from '../services.ts';
import { assertNothingLeft, runTeardown } from './runTeardown.ts';

type Deps = Pick<
  Services,
  'connections' | 'prompts' | 'notices' | 'withProgress' | 'clock' | 'model' | 'clusterView' | 'log'
>;

/** Asks once, naming account and region, then takes the lab apart and says what is left: nothing, or a list. */
export async function teardownLab(deps: Deps): Promise<void> {
  const connection = currentConnection(deps);
  const { stackName } = connection.profile;
  const cloud = await connection.cloud();
  const [stack, { account }] = await Promise.all([
    cloud.stacks.find(stackName, connection.closed),
    cloud.identity(connection.closed),
  ]);
  if (stack !== undefined && stackPhase(stack.status) === 'busy' && !stack.status.startsWith('DELETE')) {
    throw new LabError('stack-busy', stackName, stack.status);
  }
  if (stack !== undefined) {
    const goOn = await deps.prompts.confirm(
      l10n.t('Tear down {0} in account {1}, {2}?', stackName, account, connection.profile.region),
      l10n.t(
        'Load balancers of Services go first, then the stack with its cluster, nodes and network, then interfaces that nodes left behind. At the end it looks for anything that is left.',
      ),
      l10n.t('Tear down'),
    );
    if (!goOn) return;
  }
  await deps.clusterView.show();
  assertNothingLeft(await runTeardown(deps, connection, cloud, stack));
  // Nobody has to close this message before the command counts as done.
  void deps.notices.info(l10n.t('Nothing of {0} is left in {1}.', stackName, connection.profile.region));
}

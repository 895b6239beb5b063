import type { DeployAction } from '../../domain/deploy/deployState.ts';
import { clearDeploy, useName } from './clearDeploy.ts';
import type { LabDeployDesk } from './deployDesk.ts';
import type { RunKeeper } from './runKeeper.ts';

/** Does what a button says. */
export async function actOn(desk: LabDeployDesk, runs: RunKeeper, action: DeployAction): Promise<void> {
  const { deps, connection, stage } = desk;
  switch (action.kind) {
    // The page's own business.
    case 'focus':
      return;
    case 'set-value':
      desk.setValue(action.key, action.value);
      return await desk.check();
    case 'set-name':
      desk.setName(action.name);
      return await desk.check();
    case 'check-again':
      return await desk.check();
    case 'back-to-form':
      return await desk.back();
    case 'free-name': {
      const name = desk.form?.stackName;
      if (connection === undefined || name === undefined) return;
      useName(deps, connection, name);
      if (await clearDeploy(deps, connection)) await desk.check();
      return;
    }
    case 'watch':
    case 'adopt':
      if (connection === undefined || desk.form === undefined) return;
      return await runs.watch(connection, desk.form, action.name);
    case 'wait':
      return await desk.awaitStack();
    case 'clean-up':
      if (connection === undefined || stage.kind !== 'end') return;
      return await runs.cleanUp(stage.run, connection);
    case 'retry':
      return await desk.retry(action.focus);
    case 'signed-in':
      return await desk.goOnAfterFailure();
    case 'teardown':
      return deps.execute('teardownLab');
    case 'connect':
      return deps.execute('connect');
    case 'start-practice':
      return deps.execute('startPractice');
    case 'show-log':
      return deps.execute('showLog');
    case 'open-chapter':
      return deps.execute('openChapter', action.slug);
    case 'open-url':
      return await deps.openExternal(action.url);
  }
}

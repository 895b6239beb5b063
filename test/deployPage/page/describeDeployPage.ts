import type { DeployState } from '../../../src/domain/deploy/deployState.ts';
import { describePage } from '../../webview/pageSuite.ts';
import { buildDeployPage, openDeployPage, type DeployPageOptions, type OpenDeployPage } from './openDeployPage.ts';

/** Tests of the deploy page in a browser; `open` shows a state in it. `timeout` is each test's, in milliseconds. */
export function describeDeployPage(
  what: string,
  tests: (open: (state: DeployState, options?: DeployPageOptions) => Promise<OpenDeployPage>) => void,
  timeout = 60_000,
): void {
  describePage(
    what,
    buildDeployPage,
    (suite) => tests((state, options) => openDeployPage(suite.browser, suite.files, state, options)),
    timeout,
  );
}

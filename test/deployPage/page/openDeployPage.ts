import type { Browser } from 'playwright-core';
import { systemClock } from '../../../src/base/clock.ts';
import { DeployPageSession } from '../../../src/deployPage/session.ts';
import { deployStrings } from '../../../src/deployPage/strings.ts';
import type { DeployState } from '../../../src/domain/deploy/deployState.ts';
import { buildBundle, openWebview, type OpenWebview, type WebviewOptions } from '../../webview/chromium.ts';
import { FakeDesk } from '../fakeDesk.ts';
import { now } from '../stages.ts';

/** The page's real bundle, built as the product builds it. */
export function buildDeployPage(): Promise<ReadonlyMap<string, string>> {
  return buildBundle('deploy', 'src/deployPage/app/main.ts');
}

export interface OpenDeployPage extends OpenWebview {
  readonly desk: FakeDesk;
  readonly session: DeployPageSession;
  readonly copied: readonly string[];
  /** Every message to the page, as text. */
  readonly told: readonly string[];
}

export interface DeployPageOptions extends WebviewOptions {
  readonly translate?: (text: string) => string;
}

/** The page in a plain browser, with the host's own session on the other side and a desk of the test's. */
export async function openDeployPage(
  browser: Browser,
  files: ReadonlyMap<string, string>,
  state: DeployState,
  options: DeployPageOptions = {},
): Promise<OpenDeployPage> {
  const strings = deployStrings(options.translate ?? ((text) => text));
  const webview = await openWebview(browser, files, strings.title, options);
  const desk = new FakeDesk(state);
  const copied: string[] = [];
  const told: string[] = [];
  const started = Date.now();
  const session = new DeployPageSession(
    {
      onMessage: (listener) => webview.port.onMessage(listener),
      post(message) {
        told.push(JSON.stringify(message));
        webview.port.post(message);
      },
    },
    {
      desk,
      strings,
      // The made states' times count back from a fixed moment, which is now for the host.
      clock: { now: () => now + Date.now() - started, after: (ms, run) => systemClock.after(ms, run) },
      copy: async (text) => {
        copied.push(text);
      },
    },
  );
  session.setVisible(true);
  await webview.load();
  return {
    ...webview,
    desk,
    session,
    copied,
    told,
    async close() {
      session.dispose();
      await webview.close();
    },
  };
}

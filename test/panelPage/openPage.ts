import type { Browser, Page } from 'playwright-core';
import { systemClock, type Clock } from '../../src/base/clock.ts';
import { onDispose } from '../../src/base/disposable.ts';
import { Emitter } from '../../src/base/event.ts';
import type { RoutedService } from '../../src/domain/routing/topology.ts';
import { History } from '../../src/model/history/history.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { CommandCall } from '../../src/panel/commandCall.ts';
import type { Place, RevealTarget } from '../../src/panel/protocol/place.ts';
import { PanelSession, type PanelDeps } from '../../src/panel/session.ts';
import { panelStrings } from '../../src/panel/strings.ts';
import { now } from '../panel/snapshots.ts';
import { buildBundle, openWebview, type Theme, type WebviewOptions } from '../webview/chromium.ts';

/** The page's real bundle, built as the product builds it. */
export function buildPage(): Promise<ReadonlyMap<string, string>> {
  return buildBundle('panel', 'src/panel/app/main.ts');
}

export interface OpenPage {
  readonly page: Page;
  readonly session: PanelSession;
  readonly revealed: readonly RevealTarget[];
  readonly executed: readonly CommandCall[];
  readonly copied: readonly string[];
  /** What the browser complained of: errors, refused loads, policy violations. */
  readonly complaints: readonly string[];
  change(snapshot: Snapshot): void;
  /** Loses changes on their way to the page, until it is told to stop that. */
  loseChanges(lost: boolean): void;
  wear(theme: Theme): Promise<void>;
  shoot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface PageOptions extends WebviewOptions {
  readonly translate?: (text: string) => string;
  readonly place?: Place;
  readonly servicePorts?: () => Promise<readonly RoutedService[]>;
  /** Shows a model of the test's own; `change` does nothing then. */
  readonly model?: PanelDeps['model'];
  /** The host's time; without it, it goes on from the fixtures' `now`. */
  readonly clock?: Clock;
  /** Hears of every message to the page. */
  readonly posted?: (message: unknown) => void;
  /** What the model saw before, each so many milliseconds ago; `unseen` where nobody looked. */
  readonly past?: readonly (readonly [ago: number, was: Snapshot | 'unseen'])[];
}

/** The page in a plain browser, with the host's own session on the other side, under the host's own policy. */
export async function openPage(
  browser: Browser,
  files: ReadonlyMap<string, string>,
  first: Snapshot,
  options: PageOptions = {},
): Promise<OpenPage> {
  const { translate = (text: string) => text } = options;
  const changes = new Emitter<void>();
  const revealed: RevealTarget[] = [];
  const executed: CommandCall[] = [];
  const copied: string[] = [];
  // The fixtures' times count back from a fixed moment, which is now for the host.
  const started = Date.now();
  let ago = 0;
  const clock = options.clock ?? {
    now: () => now + Date.now() - started - ago,
    after: (ms: number, run: () => void) => systemClock.after(ms, run),
  };
  const history = new History(clock);
  for (const [time, was] of options.past ?? []) {
    ago = time;
    if (was === 'unseen') history.pause();
    else history.follow(was);
  }
  ago = 0;
  history.follow(first);
  const still = {
    history,
    snapshot: first,
    onDidChange: (listener: () => void) => changes.event(listener),
    look: () => onDispose(() => {}),
  };
  const model = options.model ?? still;
  const strings = panelStrings(translate);
  const webview = await openWebview(browser, files, strings.title, options);
  let isLosing = false;
  const session = new PanelSession(
    {
      onMessage: (listener) => webview.port.onMessage(listener),
      post(message) {
        options.posted?.(message);
        const isLost = isLosing && (message as { name?: unknown }).name === 'change';
        if (!isLost) webview.port.post(message);
      },
    },
    {
      model,
      strings,
      pathSources: {
        servicePorts: options.servicePorts ?? (() => Promise.resolve([])),
        natGateways: () => Promise.resolve([]),
      },
      failureText: ({ reason, subject }) => `${reason}: ${subject}.`,
      clock,
      onReveal: (target) => revealed.push(target),
      copy: async (text) => {
        copied.push(text);
      },
      execute: (call) => executed.push(call),
    },
    options.place,
  );
  session.setVisible(true);
  await webview.load();

  return {
    ...webview,
    session,
    revealed,
    executed,
    copied,
    change(snapshot) {
      still.snapshot = snapshot;
      history.follow(snapshot);
      changes.fire();
    },
    loseChanges(lost) {
      isLosing = lost;
    },
    async close() {
      history.dispose();
      session.dispose();
      await webview.close();
    },
  };
}

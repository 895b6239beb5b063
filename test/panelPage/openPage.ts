import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { systemClock, type Clock } from '../../src/base/clock.ts';
import { onDispose } from '../../src/base/disposable.ts';
import { Emitter } from '../../src/base/event.ts';
import type { RoutedService } from '../../src/domain/routing/topology.ts';
import { History } from '../../src/model/history/history.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { CommandCall } from '../../src/panel/commandCall.ts';
import { webviewDocument } from '../../src/webview/host/document.ts';
import type { Place, RevealTarget } from '../../src/panel/protocol/place.ts';
import { PanelSession, type PanelDeps } from '../../src/panel/session.ts';
import { panelStrings } from '../../src/panel/strings.ts';
import { now } from '../panel/snapshots.ts';
import recorded from './themes.json' with { type: 'json' };

/** Where Debian puts the browser. */
export const chromiumPath = '/usr/bin/chromium';

export type Theme = keyof typeof recorded.themes;
export const themes = Object.keys(recorded.themes) as Theme[];

const origin = 'http://panel.test';

/** The page's real bundle, built as the product builds it. */
export async function buildPage(): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'panel-page-'));
  try {
    await build({
      entryPoints: { panel: 'src/panel/app/main.ts' },
      outdir: folder,
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      tsconfig: 'src/panel/app/tsconfig.json',
      logLevel: 'error',
    });
    const files = ['panel.js', 'panel.css'];
    return new Map(
      await Promise.all(files.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const)),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function launch(): Promise<Browser> {
  const quiet = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
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
  /** Loses the next so many messages to the page. */
  lose(messages: number): void;
  /** Changes the theme as the editor does: variables, then the class of the body. */
  wear(theme: Theme): Promise<void>;
  /** A picture for people to look at, if `PANEL_SHOTS` names a folder for it. */
  shoot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface PageOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
  readonly translate?: (text: string) => string;
  readonly place?: Place;
  /** What the page kept, as before a reload. */
  readonly kept?: unknown;
  readonly scale?: number;
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
  const {
    theme = 'dark',
    width = 1000,
    height = 800,
    language = 'en',
    translate = (text: string) => text,
    scale = 1,
  } = options;
  const viewport = { width, height };
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: scale,
    locale: language,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  const changes = new Emitter<void>();
  const messages = new Emitter<unknown>();
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
  let lost = 0;
  const session = new PanelSession(
    {
      post(message) {
        options.posted?.(message);
        if (lost > 0) lost -= 1;
        else
          page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`).catch((error: unknown) => {
            // What was under way when the page was closed is of no interest.
            if (!page.isClosed()) complaints.push(String(error));
          });
      },
      onMessage: messages.event,
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

  await page.exposeFunction('toHost', (message: unknown) => messages.fire(message));
  await page.addInitScript(`
    let kept = ${JSON.stringify(options.kept) ?? 'undefined'};
    window.keptState = () => kept;
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => void window.toHost(message),
      getState: () => kept,
      setState: (state) => { kept = state; },
    });
    window.wear = (kind, variables) => {
      const style = document.documentElement.style;
      for (const name of [...style]) if (name.startsWith('--vscode-')) style.removeProperty(name);
      for (const [name, value] of Object.entries(variables)) style.setProperty(name, value);
      document.body.dataset.vscodeThemeKind = 'vscode-' + kind;
      document.body.className = 'vscode-' + kind;
    };
    document.addEventListener('DOMContentLoaded', () => window.wear(${JSON.stringify(theme)}, ${JSON.stringify(recorded.themes[theme])}));
  `);
  await page.route('**/*', (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') {
      const html = webviewDocument({
        language,
        title: strings.title,
        script: `${origin}/panel.js`,
        style: `${origin}/panel.css`,
        cspSource: origin,
        nonce: 'n0nce',
      });
      return route.fulfill({ contentType: 'text/html', body: html });
    }
    const body = files.get(name);
    if (body === undefined) return route.abort();
    return route.fulfill({ contentType: name.endsWith('.css') ? 'text/css' : 'text/javascript', body });
  });
  await page.goto(`${origin}/`);
  await page.locator('.page').waitFor();

  return {
    page,
    session,
    revealed,
    executed,
    copied,
    complaints,
    change(snapshot) {
      still.snapshot = snapshot;
      history.follow(snapshot);
      changes.fire();
    },
    lose(messages) {
      lost = messages;
    },
    async wear(next) {
      await page.evaluate(`window.wear(${JSON.stringify(next)}, ${JSON.stringify(recorded.themes[next])})`);
    },
    async shoot(name) {
      const folder = process.env['PANEL_SHOTS'];
      if (folder === undefined) return;
      await mkdir(folder, { recursive: true });
      await page.evaluate('window.scrollTo(0, 0)');
      await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
    },
    async close() {
      history.dispose();
      session.dispose();
      await context.close();
    },
  };
}

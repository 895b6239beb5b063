import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { Emitter } from '../../src/base/event.ts';
import type { PagePort } from '../../src/webview/host/pageSession.ts';
import { webviewDocument } from '../../src/webview/host/document.ts';
import recorded from './themes.json' with { type: 'json' };

/** Where Debian puts the browser. */
export const chromiumPath = '/usr/bin/chromium';

export type Theme = keyof typeof recorded.themes;
export const themes = Object.keys(recorded.themes) as Theme[];

const origin = 'http://panel.test';

/** A page's real bundle, built as the product builds it: script and style sheet by their file names. */
export async function buildBundle(name: string, entry: string): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'webview-page-'));
  try {
    await build({
      entryPoints: { [name]: entry },
      outdir: folder,
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      tsconfig: 'src/webview/app/tsconfig.json',
      logLevel: 'error',
    });
    const files = [`${name}.js`, `${name}.css`];
    return new Map(
      await Promise.all(files.map(async (file) => [file, await readFile(path.join(folder, file), 'utf8')] as const)),
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

export interface WebviewOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
  /** What the page kept, as before a reload. */
  readonly kept?: unknown;
  readonly scale?: number;
}

export interface OpenWebview {
  readonly page: Page;
  /** The host's end of the page's messages. */
  readonly port: PagePort;
  /** What the browser complained of: errors, refused loads, policy violations. */
  readonly complaints: readonly string[];
  /** Loads the page, once its host listens. */
  load(): Promise<void>;
  /** Changes the theme as the editor does: variables, then the class of the body. */
  wear(theme: Theme): Promise<void>;
  /** A picture for people to look at, if `PANEL_SHOTS` names a folder for it. */
  shoot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** A page in a plain browser, under the host's own policy, without an editor around it. */
export async function openWebview(
  browser: Browser,
  files: ReadonlyMap<string, string>,
  title: string,
  options: WebviewOptions,
): Promise<OpenWebview> {
  const { theme = 'dark', width = 1000, height = 800, language = 'en', scale = 1 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
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
  const messages = new Emitter<unknown>();
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
  const names = [...files.keys()];
  const addressOf = (ending: string) => `${origin}/${names.find((name) => name.endsWith(ending)) ?? ''}`;
  await page.route('**/*', (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') {
      const html = webviewDocument({
        language,
        title,
        script: addressOf('.js'),
        style: addressOf('.css'),
        cspSource: origin,
        nonce: 'n0nce',
      });
      return route.fulfill({ contentType: 'text/html', body: html });
    }
    const body = files.get(name);
    if (body === undefined) return route.abort();
    return route.fulfill({ contentType: name.endsWith('.css') ? 'text/css' : 'text/javascript', body });
  });
  return {
    page,
    complaints,
    port: {
      onMessage: messages.event,
      post(message) {
        page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`).catch((error: unknown) => {
          // What was under way when the page was closed is of no interest.
          if (!page.isClosed()) complaints.push(String(error));
        });
      },
    },
    async load() {
      await page.goto(`${origin}/`);
      await page.locator('.page').waitFor();
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
    close: () => context.close(),
  };
}

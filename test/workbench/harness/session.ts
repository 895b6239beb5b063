import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../../scripts/web/chromium.ts';
import { quietSettings } from '../../../scripts/web/settings.ts';
import { VsCodeServer } from '../../../scripts/web/vsCodeServer.ts';
import { RejectionWatch } from './rejectionWatch.ts';
import { Workbench } from './workbench.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** How a session differs from a new user's first start in English. */
export interface SessionOptions {
  /** Language of the workbench; the product's own texts follow it. */
  readonly language?: 'en' | 'ko';
  /** A colour theme by its id, such as `Light Modern`; Dark Modern by default. */
  readonly theme?: string;
  /** User settings over the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The folder of the extension; ours by default. */
  readonly extension?: string;
  /** Reads whole terminal buffers, but switches notification toasts off. */
  readonly smokeTestDriver?: boolean;
  /** Asks whether the folder is trusted. */
  readonly workspaceTrust?: boolean;
  /** Files of the home directory by their path in it. */
  readonly homeFiles?: Readonly<Record<string, string>>;
  /** Variables over those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A VS Code of one test: a server and a page, a home and a folder of their own, all gone when it is closed. */
export interface Session {
  readonly workbench: Workbench;
  readonly page: Page;
  readonly server: VsCodeServer;
  /** The home directory that the extension and its terminals see. */
  readonly home: string;
  /** The folder open in the workbench. */
  readonly folder: string;
  /** Ends everything. Rejects when a promise was rejected in the extension host or page and nobody handled it. */
  close(): Promise<void>;
}

/** Those that are open, of this test file. */
export const openSessions = new Set<Session>();

/** Starts a VS Code with the extension in it and opens it in Chromium. */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('Chromium is not installed. Install it, or set CHROMIUM to its path.');
  const home = await mkdtemp(path.join(os.tmpdir(), 'eks-lab-'));
  const folder = path.join(home, 'lab');
  await mkdir(folder);
  for (const [name, text] of Object.entries(options.homeFiles ?? {})) {
    await mkdir(path.dirname(path.join(home, name)), { recursive: true });
    await writeFile(path.join(home, name), text);
  }
  const server = await VsCodeServer.start({
    data: path.join(home, '.vscode-server'),
    settings: {
      ...quietSettings,
      ...testSettings,
      'workbench.colorTheme': options.theme ?? 'Dark Modern',
      ...options.settings,
    },
    extensions: [options.extension ?? root],
    env: { HOME: home, USERPROFILE: home, ...options.env },
    smokeTestDriver: options.smokeTestDriver ?? false,
    workspaceTrust: options.workspaceTrust ?? false,
  });
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
  const page = await openPage(browser, options);
  const rejections = new RejectionWatch(page);
  const workbench = new Workbench(page);
  await workbench.open(server.url(folder));
  const session: Session = {
    workbench,
    page,
    server,
    home,
    folder,
    async close() {
      openSessions.delete(session);
      try {
        await rejections.verify();
      } finally {
        await browser.close();
        await server.stop();
        await rm(home, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
  openSessions.add(session);
  return session;
}

/** What makes the page readable for a test: terminals as text, nothing moving, files picked in the page itself. */
const testSettings = {
  'files.simpleDialog.enable': true,
  'terminal.integrated.gpuAcceleration': 'off',
  'workbench.reduceMotion': 'on',
};

async function openPage(browser: Browser, options: SessionOptions): Promise<Page> {
  const language = options.language ?? 'en';
  const page = await browser.newPage({ viewport: options.viewport ?? { width: 1400, height: 900 }, locale: language });
  // What a language pack's messages file sets. VS Code's own texts stay English without the pack; an extension's
  // texts (package.nls.ko.json, bundle.l10n.ko.json) follow this name.
  await page.addInitScript((name) => {
    if (name !== 'en') Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name });
  }, language);
  return page;
}

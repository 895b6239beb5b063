// One running web workbench: its process, its folder of data, its address.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fetchWebWorkbench } from './fetchWebWorkbench.ts';

/** Where the server is kept between runs. */
export const webWorkbenchCache = path.resolve(import.meta.dirname, '../../.vscode-test/web');

/** How a web workbench is started. */
export interface ServerOptions {
  /** Folder for settings, logs and installed extensions. */
  readonly data: string;
  /** User settings, written before the start. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Folders of extensions that are linked in as installed ones. */
  readonly extensions: readonly string[];
  /** TCP port on 127.0.0.1; 0 takes a free one. */
  readonly port?: number;
  /** Variables added to those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Lets a page run tests in the extension host and read terminals; switches notification toasts off. */
  readonly smokeTestDriver?: boolean;
  /** Asks before a folder is trusted, as for a person; off, so that nothing stands in the way of a test. */
  readonly workspaceTrust?: boolean;
  /** Told what takes long. */
  readonly report?: (line: string) => void;
}

/** An extension under test and the module whose `run()` tests it. */
export interface TestRun {
  readonly extension: string;
  readonly tests: string;
}

const startTimeoutMs = 30_000;
const stopTimeoutMs = 5_000;

/** A VS Code server of our own, with the extension in it. */
export class VsCodeServer {
  readonly port: number;
  readonly data: string;
  readonly #child: ChildProcess;

  /** Starts a server and waits until it listens; fails with the server's own words. */
  static async start(options: ServerOptions): Promise<VsCodeServer> {
    const folder = await fetchWebWorkbench(webWorkbenchCache, options.report ?? console.log);
    await writeData(options);
    const log = path.join(options.data, 'server.log');
    await rm(log, { force: true });
    const output = openSync(log, 'a');
    const child = spawn(process.execPath, serverArguments(folder, options), {
      cwd: folder,
      stdio: ['ignore', output, output],
      // A group of its own, so that one signal ends the server with its extension hosts.
      detached: process.platform !== 'win32',
      env: serverEnvironment(options.env),
    });
    closeSync(output);
    return new VsCodeServer(child, await listeningPort(child, log), options.data);
  }

  private constructor(child: ChildProcess, port: number, data: string) {
    this.#child = child;
    this.port = port;
    this.data = data;
  }

  /** The address of the workbench with a folder open and, if wanted, a test run in its extension host. */
  url(folder: string, run?: TestRun): string {
    const remote = `vscode-remote://127.0.0.1:${this.port}`;
    const query = new URLSearchParams({ folder });
    if (run !== undefined) {
      const payload = [
        ['extensionDevelopmentPath', remote + run.extension],
        ['extensionTestsPath', remote + run.tests],
      ];
      query.set('payload', JSON.stringify(payload));
    }
    return `http://127.0.0.1:${this.port}/?${query.toString()}`;
  }

  /** Resolves when the server has ended by itself. */
  ended(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#child.exitCode === null) this.#child.once('exit', () => resolve());
      else resolve();
    });
  }

  /** Ends the server with everything it started, and waits for that. */
  async stop(): Promise<void> {
    this.#signal('SIGTERM');
    const deadline = Date.now() + stopTimeoutMs;
    while (this.#signal(0) && Date.now() < deadline) await delay(25);
    this.#signal('SIGKILL');
  }

  /** Sends a signal to the server's whole group; false when nothing of it is left. */
  #signal(signal: NodeJS.Signals | 0): boolean {
    const { pid } = this.#child;
    if (pid === undefined) return false;
    if (process.platform === 'win32') return this.#child.kill(signal);
    try {
      return process.kill(-pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
      throw error;
    }
  }
}

async function writeData({ data, settings, extensions }: ServerOptions): Promise<void> {
  await mkdir(path.join(data, 'data', 'User'), { recursive: true });
  await writeFile(path.join(data, 'data', 'User', 'settings.json'), JSON.stringify(settings, undefined, 2));
  // What lies here before the first start is taken up as installed.
  const installed = path.join(data, 'extensions');
  await rm(installed, { recursive: true, force: true });
  await mkdir(installed, { recursive: true });
  for (const extension of extensions) {
    const manifest = JSON.parse(await readFile(path.join(extension, 'package.json'), 'utf8')) as Record<string, string>;
    const name = `${manifest['publisher']}.${manifest['name']}-${manifest['version']}`;
    await symlink(path.resolve(extension), path.join(installed, name), 'junction');
  }
}

function serverArguments(folder: string, options: ServerOptions): string[] {
  return [
    path.join(folder, 'out', 'server-main.js'),
    '--host=127.0.0.1',
    `--port=${options.port ?? 0}`,
    '--without-connection-token',
    '--accept-server-license-terms',
    ...(options.workspaceTrust === true ? [] : ['--disable-workspace-trust']),
    '--disable-telemetry',
    // Else a login shell is asked for its environment and resets PATH.
    '--force-disable-user-env',
    `--server-data-dir=${options.data}`,
    ...(options.smokeTestDriver === true ? ['--enable-smoke-test-driver'] : []),
  ];
}

function serverEnvironment(added: ServerOptions['env']): NodeJS.ProcessEnv {
  // In a terminal of VS Code there are variables that are meant for that VS Code, not for ours.
  const own = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
  // Without a gallery the workbench asks nobody outside.
  return { ...Object.fromEntries(own), ...added, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

async function listeningPort(child: ChildProcess, log: string): Promise<number> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    const written = await readFile(log, 'utf8');
    const port = /agent listening on (\d+)/.exec(written)?.[1];
    if (port !== undefined) return Number(port);
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill();
      throw new Error(`The VS Code server did not start: ${written.trim().split('\n').at(-1) ?? 'it said nothing'}`);
    }
    await delay(25);
  }
}

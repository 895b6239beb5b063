import { execFile, spawn } from 'node:child_process';
import { readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Language } from '../../walkthroughs/chapterFiles.ts';
import type { Session } from './session.ts';
import { titleOf } from './titles.ts';

const run = promisify(execFile);

/** The machine's own `kubectl` and `aws` with what a lab terminal of the session has in its environment. */
export class LabTools {
  readonly #env: NodeJS.ProcessEnv;

  private constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** Opens a lab terminal, has it tell its environment, and folds the terminals up. */
  static async of({ workbench, folder }: Session, language: Language = 'en'): Promise<LabTools> {
    const file = path.join(folder, '..', 'environment');
    await workbench.runCommand(`EKS Lab: ${titleOf('command.openTerminal', language)}`);
    await workbench.page.locator('.terminal-wrapper.active .xterm-rows').first().waitFor({ timeout: 30_000 });
    let text: string | undefined;
    for (let tries = 0; tries < 20 && text === undefined; tries += 1) {
      await workbench.terminal.type(`env -0 > ${file}.new && mv ${file}.new ${file}`);
      await delay(1000);
      text = await readFile(file, 'utf8').catch(() => undefined);
    }
    if (text === undefined) throw new Error('The lab terminal did not tell its environment.');
    await rename(file, `${file}.read`);
    await workbench.runCommand('View: Toggle Terminal');
    return new LabTools(variablesOf(text));
  }

  /** For an account of the test's own: with what its `--env-file` sets. */
  static async from(envFile: string): Promise<LabTools> {
    const { stdout } = await run('bash', ['-c', 'source "$1" && env -0', 'bash', envFile]);
    return new LabTools(variablesOf(stdout));
  }

  /** What a command prints. Rejects with what it says when it fails. */
  async kubectl(...args: readonly string[]): Promise<string> {
    return (await run('kubectl', args, { env: this.#env, maxBuffer: 2 ** 26 })).stdout;
  }

  /** What a command answers. */
  async aws(...args: readonly string[]): Promise<unknown> {
    const { stdout } = await run('aws', [...args, '--output', 'json'], { env: this.#env, maxBuffer: 2 ** 26 });
    return stdout.trim() === '' ? undefined : (JSON.parse(stdout) as unknown);
  }

  /** Hears of every change of a kind's objects from the API server's own watch, until the returned function is called. */
  watch(path: string, onEvent: (event: WatchEvent) => void): () => void {
    const child = spawn('kubectl', ['get', '--raw', `${path}?watch=true`], { env: this.#env, stdio: 'pipe' });
    createInterface(child.stdout).on('line', (line) => onEvent(JSON.parse(line) as WatchEvent));
    return () => void child.kill();
  }
}

/** An event of a watch. */
export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  readonly object: {
    readonly metadata: { readonly name: string; readonly namespace?: string; readonly uid: string };
    readonly spec?: { readonly nodeName?: string };
    readonly status?: { readonly phase?: string; readonly podIP?: string };
  };
}

/** What `env -0` prints. */
function variablesOf(text: string): NodeJS.ProcessEnv {
  const pairs = text.split('\0').filter((each) => each.includes('='));
  return Object.fromEntries(pairs.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]));
}

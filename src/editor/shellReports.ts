import { watch, type FSWatcher } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Disposable } from '../base/disposable.ts';
import { Emitter } from '../base/event.ts';
import type { TerminalRole } from '../ports/terminals.ts';
import { parseReport, reportCommand, reportFileVariable, type ShellReport } from './shellReport.ts';

/**
 * What the bash of each terminal reports before its prompt, through a file of its own in a folder that only this user can
 * read. Other shells ignore PROMPT_COMMAND and report nothing.
 */
export class ShellReports implements Disposable {
  readonly #names: readonly string[];
  /** The last report of each role whose terminal was made; undefined until its first. */
  readonly #last = new Map<TerminalRole, ShellReport | undefined>();
  readonly #reported = new Emitter<{
    readonly role: TerminalRole;
    readonly report: ShellReport;
    /** The variables of the role's report before. */
    readonly before: ReadonlyMap<string, string>;
  }>();
  readonly onDidReport = this.#reported.event;
  #folder: Promise<string> | undefined;
  #watcher: FSWatcher | undefined;
  #disposed = false;

  /** `names`: the variables to report. */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** Variables with which the shell of a role's new terminal reports. */
  async environment(role: TerminalRole): Promise<Readonly<Record<string, string>>> {
    this.#folder ??= this.#open();
    const folder = await this.#folder;
    this.#last.set(role, undefined);
    return { PROMPT_COMMAND: reportCommand(this.#names), [reportFileVariable]: path.join(folder, role) };
  }

  /** The last report of a role's terminal; undefined while it has made none. */
  last(role: TerminalRole): ShellReport | undefined {
    return this.#last.get(role);
  }

  dispose(): void {
    this.#disposed = true;
    this.#watcher?.close();
    this.#reported.dispose();
    void this.#folder?.then((folder) => rm(folder, { recursive: true, force: true }));
  }

  async #open(): Promise<string> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'eks-lab-terminals-'));
    if (!this.#disposed) this.#watcher = watch(folder, (_event, file) => void this.#read(folder, file));
    return folder;
  }

  async #read(folder: string, file: string | null): Promise<void> {
    const role = [...this.#last.keys()].find((each) => each === file);
    if (role === undefined) return;
    // A file that is gone again belongs to a terminal that is gone.
    const report = parseReport(await readFile(path.join(folder, role), 'utf8').catch(() => ''));
    const before = this.last(role);
    if (report === undefined || report.count === before?.count) return;
    this.#last.set(role, report);
    this.#reported.fire({ role, report, before: before?.variables ?? new Map() });
  }
}

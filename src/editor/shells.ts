import { LabError } from '../base/errors.ts';
import type { Connection } from '../connection/connection.ts';
import type { LabShellBundle } from '../ports/labShell.ts';
import type { ShellKind, Shells } from '../ports/shells.ts';
import { shellSetting } from './settings.ts';
import { notOnPath } from './toolsOnPath.ts';

/** The programs without which the lab cannot be done in a shell of the machine. */
const needed = ['aws', 'kubectl'];

/** Chooses the shell of the lab's terminals: the person's choice, or the Lab Shell where the machine lacks programs. */
export class EditorShells implements Shells {
  readonly #connection: () => Connection | undefined;
  readonly #labShell: () => Promise<LabShellBundle>;
  #preferred: ShellKind | undefined;

  constructor(connection: () => Connection | undefined, labShell: () => Promise<LabShellBundle>) {
    this.#connection = connection;
    this.#labShell = labShell;
  }

  async kind(): Promise<ShellKind> {
    if (this.#preferred !== undefined) return this.#preferred;
    const setting = shellSetting();
    if (setting !== 'automatic') return setting;
    if ((await this.lacks('system', needed)).length === 0) return 'system';
    return (await this.lacks('labShell', needed)).length === 0 ? 'labShell' : 'system';
  }

  prefer(kind: ShellKind): void {
    this.#preferred = kind;
  }

  async lacks(kind: ShellKind, programs: readonly string[]): Promise<readonly string[]> {
    if (kind === 'labShell') return (await this.#labShell().catch(absent))?.missingCommands(programs) ?? programs;
    const connection = this.#connection();
    if (connection === undefined) throw new LabError('no-connection', '');
    return notOnPath(programs, await connection.terminalEnvironment());
  }
}

/** The slim package comes without the Lab Shell. */
function absent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
}

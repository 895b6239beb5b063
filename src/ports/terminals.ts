/** The named terminals of the lab: one to work in, one to watch in, and one for each node. */
export type TerminalRole = 'work' | 'watch' | 'node1' | 'node2' | 'node3';

/** How a command ended. */
export interface RunEnd {
  /** Undefined when it cannot be known: the terminal was closed, or its shell does not report. */
  readonly exitCode: number | undefined;
  /** What it wrote, as plain text, the beginning when it was much; undefined where the shell does not tell it apart. */
  readonly output: string | undefined;
}

/** A command that was handed to a terminal's shell. */
export interface TerminalRun {
  /** Resolves when the shell is back at its prompt. Never rejects. */
  readonly ended: Promise<RunEnd>;
  /** Types Ctrl-C into the terminal. The run ends by `ended`, as it does when a person presses the keys. */
  stop(): void;
}

/**
 * What running a block needs of the editor. An implementation
 * - keeps at most one terminal per role, makes it on first use and again after it was closed, and names it for its role;
 * - starts it with the environment of the current connection (`Connection.terminalEnvironment`), so that the user's own
 *   kubeconfig and profile are never touched, and closes it when the connection changes;
 * - waits until the shell is at its first prompt before it types: text typed earlier is echoed twice;
 * - types `input` as it is, with each newline as one press of Enter, and Enter once more at the end. `input` comes from
 *   `lab/commandText.ts` and is always ONE command to the shell, so exactly one end of a command follows it. A shell may
 *   report another text for it (bash joins the lines), so the end is matched by terminal, not by text (VS Code's
 *   `shellIntegration.executeCommand` matches by text and never tells the end of several lines; `sendText` does);
 * - shows the terminal without taking the focus from the text.
 */
export interface Terminals {
  /** Rejects with a `LabError` when the terminal cannot be started, and with the signal's reason when aborted before it was typed. */
  run(input: string, role: TerminalRole, signal: AbortSignal): Promise<TerminalRun>;
  /** Brings a role's terminal to the front; nothing happens when it has none. */
  show(role: TerminalRole): void;
}

/** Terminals of their own for one command each, such as a shell on another machine. All end with the connection. */
export interface CommandTerminals {
  /** Opens a terminal of that name and types the command, which has to mean the same to every shell. */
  start(name: string, command: string): Promise<void>;
}

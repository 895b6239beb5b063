import type { Pod } from '../../objects/pod.ts';

/** Sends output to the client; resolves when more may come, rejects when it has gone. */
export type ProgramSink = (stream: 'stdout' | 'stderr', text: string) => Promise<void>;

/** What `kubectl exec` asks for. */
export interface ExecRequest {
  readonly argv: readonly string[];
  /** The size of the terminal to begin with; undefined for none. */
  readonly terminal: { readonly columns: number; readonly rows: number } | undefined;
  readonly send: ProgramSink;
}

/** A program that runs in a container for a client. */
export interface RunningExec {
  input(text: string): Promise<void>;
  endInput(): void;
  resize(columns: number, rows: number): void;
  /** The client has gone. */
  hangUp(): void;
  /** Its exit code, or why the runtime could not start it. */
  readonly done: Promise<{ readonly code: number } | { readonly refusal: string }>;
}

/** Runs programs in containers, as the kubelets do for the API server. */
export interface PodExec {
  /** Undefined if the container does not run. */
  exec(pod: Pod, container: string, request: ExecRequest): RunningExec | undefined;
}

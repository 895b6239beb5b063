import type { Labels } from '../../kubernetes/objects/meta.ts';
import type { Container, Pod } from '../../kubernetes/objects/pod.ts';

/** Where what somebody types to a command goes. */
export interface CommandInput {
  /** Resolves when more may come. */
  input(text: string): Promise<void>;
  endInput(): void;
  /** Of the terminal, if it has one. */
  resize(columns: number, rows: number): void;
}

/** What a command reads that somebody may type to. */
export interface CommandStdin {
  readonly isTerminal: boolean;
  /** It has begun, and can be typed to. */
  opened(input: CommandInput): void;
}

/** Where what a command writes goes, what it reads, and how it is ended. */
export interface CommandIo {
  /** Resolves when more may be written; a command need not wait for undefined. */
  readonly write: (text: string, stream: 'stdout' | 'stderr') => Promise<void> | undefined;
  /** Absent for one that finds its input at its end. */
  readonly stdin?: CommandStdin;
  /** Aborts when the command is killed. */
  readonly signal: AbortSignal;
}

/** The size of a container's terminal until somebody attaches. */
export const firstSize = { columns: 80, rows: 24 };

/** The inside of one run of a container: its files and what can be run there. */
export interface ContainerInside {
  /** Runs a command as `execvp` would; resolves to its exit code, 127 when there is no such program. */
  run(argv: readonly string[], io: CommandIo): Promise<number>;
}

/** Makes the insides of containers. */
export interface ContainerInsides {
  /** A new inside for a container that starts; `env` is its environment. */
  open(pod: Pod, container: Container, env: Labels): ContainerInside;
}

import type { Labels } from '../../kubernetes/objects/meta.ts';
import type { Container, Pod } from '../../kubernetes/objects/pod.ts';

/** Where what a command writes goes, and how it is ended. */
export interface CommandIo {
  readonly write: (text: string, stream: 'stdout' | 'stderr') => void;
  /** Aborts when the command is killed. */
  readonly signal: AbortSignal;
}

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

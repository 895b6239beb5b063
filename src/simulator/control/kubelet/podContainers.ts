import { createHash } from 'node:crypto';
import type { Container } from '../../kubernetes/objects/pod.ts';
import { ignoresSignals } from './containerRun.ts';
import { fullImageName, type ContainerRun } from './podStatus.ts';

/** The containers of one pod as its node runs them, by name; stamps are given by the caller. */
export class PodContainers {
  readonly #podUid: string;
  readonly #runs = new Map<string, ContainerRun>();

  constructor(podUid: string) {
    this.#podUid = podUid;
  }

  get runs(): ReadonlyMap<string, ContainerRun> {
    return this.#runs;
  }

  isRunning({ name }: Container): boolean {
    return this.#runs.get(name)?.state.running !== undefined;
  }

  start(container: Container, startedAt: string): void {
    const { name, image } = container;
    this.#runs.set(name, {
      state: { running: { startedAt } },
      ready: false,
      restartCount: 0,
      containerID: `containerd://${digest(`${this.#podUid}/${name}`)}`,
      imageID: `${fullImageName(image).replace(/:[^/:]+$/, '')}@sha256:${digest(image)}`,
    });
  }

  markReady(): void {
    for (const [name, run] of this.#runs)
      if (run.state.running !== undefined) this.#runs.set(name, { ...run, ready: true });
  }

  /** An init container is done. */
  complete(container: Container, finishedAt: string): void {
    this.#end(container, { exitCode: 0, reason: 'Completed', finishedAt }, true);
  }

  /** A container has been told to stop: it ends cleanly, or is killed when it takes no notice. */
  stop(container: Container, finishedAt: string): void {
    const end = ignoresSignals(container) ? { exitCode: 137, reason: 'Error' } : { exitCode: 0, reason: 'Completed' };
    this.#end(container, { ...end, finishedAt }, false);
  }

  #end(
    { name }: Container,
    end: { readonly exitCode: number; readonly reason: string; readonly finishedAt: string },
    ready: boolean,
  ): void {
    const run = this.#runs.get(name);
    if (run === undefined) return;
    const startedAt = run.state.running?.startedAt ?? end.finishedAt;
    this.#runs.set(name, { ...run, state: { terminated: { ...end, startedAt } }, ready });
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

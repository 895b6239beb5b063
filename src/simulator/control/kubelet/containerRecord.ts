import { createHash } from 'node:crypto';
import type { ContainerState } from '../../kubernetes/objects/pod.ts';
import { stamp } from '../../kubernetes/stamps.ts';
import { fullImageName } from '../images/imageReference.ts';
import { ContainerLog } from './containerLog.ts';
import type { ContainerRun } from './podStatus.ts';

/** What has become of one container: its state, the one before, how often it has run, and what it has written. */
export class ContainerRecord {
  readonly #image: string;
  #state: ContainerState | undefined;
  #lastState: ContainerState = {};
  #runs = 0;
  #id: string | undefined;
  #log = new ContainerLog();
  #previousLog: ContainerLog | undefined;

  constructor(image: string) {
    this.#image = image;
  }

  get isRunning(): boolean {
    return this.#state?.running !== undefined;
  }

  /** Of its last run, once that is over and no other is waited for. */
  get exitCode(): number | undefined {
    return this.#state?.terminated?.exitCode;
  }

  /** What its present run, or the last, has written; undefined before the first. */
  get log(): ContainerLog | undefined {
    return this.#runs === 0 ? undefined : this.#log;
  }

  /** What the run before that has written. */
  get previousLog(): ContainerLog | undefined {
    return this.#previousLog;
  }

  /** Begins a run at `now`; what it writes goes into the log that is returned. */
  started(podUid: string, name: string, now: number): ContainerLog {
    this.#keepEnd();
    this.#id = createHash('sha256').update(`${podUid}/${name}/${this.#runs}`).digest('hex');
    if (this.#runs > 0) this.#previousLog = this.#log;
    this.#runs += 1;
    this.#log = new ContainerLog();
    this.#state = { running: { startedAt: stamp(now) } };
    return this.#log;
  }

  ended(exitCode: number, now: number): void {
    this.#log.close(now);
    const startedAt = this.#state?.running?.startedAt ?? stamp(now);
    const reason = exitCode === 0 ? 'Completed' : 'Error';
    const containerID = `containerd://${this.#id}`;
    this.#state = { terminated: { exitCode, reason, startedAt, finishedAt: stamp(now), containerID } };
  }

  waiting(reason: string, message: string): void {
    this.#keepEnd();
    this.#state = { waiting: { reason, message } };
  }

  /** As the pod's status has it, with what its probes say. */
  run(ready: boolean, started: boolean): ContainerRun {
    return {
      state: this.#state,
      lastState: this.#lastState,
      ready,
      started,
      restartCount: Math.max(0, this.#runs - 1),
      ...(this.#id === undefined ? {} : { containerID: `containerd://${this.#id}`, imageID: imageIdOf(this.#image) }),
    };
  }

  #keepEnd(): void {
    if (this.#state?.terminated !== undefined) this.#lastState = this.#state;
  }
}

function imageIdOf(image: string): string {
  const name = fullImageName(image);
  const repository = name.replace(/(:[^/:]+|@.*)$/, '');
  return `${repository}@sha256:${createHash('sha256').update(name).digest('hex')}`;
}

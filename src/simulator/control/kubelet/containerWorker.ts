import { createHash } from 'node:crypto';
import type { Disposable } from '../../../base/disposable.ts';
import { configMaps } from '../../kubernetes/kinds.ts';
import type { Container, ContainerState, Pod } from '../../kubernetes/objects/pod.ts';
import { stamp } from '../../kubernetes/stamps.ts';
import { fullImageName } from '../images/imageReference.ts';
import { programOf } from '../programs/imagePrograms.ts';
import type { Surroundings } from '../programs/program.ts';
import { unknownServer } from '../programs/servers.ts';
import { BackOff, goDuration } from './backOff.ts';
import { ContainerLog } from './containerLog.ts';
import { environmentOf, MissingReference } from './environment.ts';
import { ImagePull } from './imagePull.ts';
import { fieldPath, type ContainerList, type PodSeat } from './podSeat.ts';
import type { ContainerRun } from './podStatus.ts';
import { Prober } from './prober.ts';
import { startProgram, type Process } from './process.ts';

/** Lab milliseconds that the runtime takes for a container, and until the kubelet notices that one has ended. */
const createTime = 150;
const startTime = 100;
const noticeTime = 1000;
/** Lab milliseconds between two tries to make a container whose configuration is not complete. */
const configRetry = 12_000;

/** Runs one container of a pod: its image, its process, its probes, and its restarts. */
export class ContainerWorker implements Disposable {
  readonly container: Container;
  readonly #seat: PodSeat;
  readonly #list: ContainerList;
  readonly #pull: ImagePull;
  readonly #crashes = new BackOff(true);
  readonly #prober: Prober;
  readonly #onExit: () => void;
  #timer: Disposable | undefined;
  #process: Process | undefined;
  #state: ContainerState | undefined;
  #lastState: ContainerState = {};
  #restarts = -1;
  #id: string | undefined;
  #log = new ContainerLog();
  #previousLog: ContainerLog | undefined;
  #stopping = false;
  #disposed = false;

  /** `onExit` is told whenever its process has ended. */
  constructor(seat: PodSeat, container: Container, list: ContainerList, onExit: () => void) {
    this.#seat = seat;
    this.container = container;
    this.#list = list;
    this.#onExit = onExit;
    this.#pull = new ImagePull(seat, container, list);
    this.#prober = new Prober(seat, container, {
      changed: () => seat.changed(),
      dead: (why) => this.#restartBecause(why),
    });
  }

  get run(): ContainerRun {
    return {
      state: this.#state,
      lastState: this.#lastState,
      ready: this.isRunning ? this.#prober.isReady : this.#list === 'initContainers' && this.exitCode === 0,
      started: this.isRunning && this.#prober.isStarted,
      restartCount: Math.max(0, this.#restarts),
      ...(this.#id === undefined
        ? {}
        : { containerID: `containerd://${this.#id}`, imageID: imageIdOf(this.container.image) }),
    };
  }

  get isRunning(): boolean {
    return this.#state?.running !== undefined;
  }

  /** True while its process runs or could still be started. */
  get isAlive(): boolean {
    return this.#process !== undefined;
  }

  /** Of its last run, once that is over and no other is to come at once. */
  get exitCode(): number | undefined {
    return this.#state?.terminated?.exitCode;
  }

  /** What its present run, or the last, has written; `previous` for the one before. */
  log(previous: boolean): ContainerLog | undefined {
    return previous ? this.#previousLog : this.#id === undefined ? undefined : this.#log;
  }

  /** Pulls its image and starts it. `tried` is called once that has been done or has run into trouble. */
  start(tried: () => void): void {
    let told = false;
    const tell = (): void => {
      if (!told) tried();
      told = true;
    };
    this.#pull.begin(
      () => this.#after(createTime, () => this.#create(tell)),
      ({ reason, message }) => {
        this.#state = { waiting: { reason, message } };
        this.#seat.changed();
        tell();
      },
    );
  }

  /** Asks its process to end; with `kill`, ends it. */
  stop(kill: boolean): void {
    this.#stopping = true;
    this.#timer?.dispose();
    this.#pull.dispose();
    this.#prober.stop();
    if (kill && this.#process !== undefined) {
      this.#process.kill();
      this.#ended(137);
    } else this.#process?.stop();
  }

  /** Network daemons are ready when they serve, which their node's network tells. */
  probeAgain(): void {
    if (this.isRunning) this.#prober.lookAgain();
  }

  dispose(): void {
    this.#disposed = true;
    this.#timer?.dispose();
    this.#pull.dispose();
    this.#prober.stop();
    this.#process?.kill();
    this.#log.close(this.#now);
  }

  #create(tell: () => void): void {
    const pod = this.#seat.pod();
    if (pod === undefined) return;
    try {
      this.#launch(pod);
    } catch (error) {
      if (!(error instanceof MissingReference)) throw error;
      this.#seat.tell('Warning', 'Failed', `Error: ${error.message}`, this.#at);
      this.#state = { waiting: { reason: 'CreateContainerConfigError', message: error.message } };
      this.#seat.changed();
      tell();
      return this.#background(configRetry, () => this.start(tell));
    }
    this.#after(startTime, tell);
  }

  #launch(pod: Pod): void {
    const { context } = this.#seat.host;
    const env = environmentOf(context.api.store, pod, this.container);
    const { minor } = context.release;
    const { name } = this.container;
    // Since 1.32 with a colon, since 1.35 without the name.
    const created = minor >= 35 ? 'Container created' : `Created container${minor >= 32 ? ':' : ''} ${name}`;
    this.#seat.tell('Normal', 'Created', created, this.#at);
    this.#seat.tell('Normal', 'Started', minor >= 35 ? 'Container started' : `Started container ${name}`, this.#at);
    this.#restarts += 1;
    if (this.#state?.terminated !== undefined) this.#lastState = this.#state;
    this.#id = createHash('sha256').update(`${pod.metadata.uid}/${name}/${this.#restarts}`).digest('hex');
    if (this.#restarts > 0) this.#previousLog = this.#log;
    this.#log = new ContainerLog();
    this.#state = { running: { startedAt: stamp(this.#now) } };
    const log = this.#log;
    this.#process = startProgram(
      context.clock,
      programOf(this.container) ?? unknownServer,
      this.#surroundings(pod, env),
      {
        write: (text, stream) => log.write(text, stream, this.#now),
        exited: (code) => this.#ended(code),
      },
    );
    this.#prober.start();
    this.#seat.changed();
  }

  #ended(exitCode: number): void {
    if (this.#disposed) return;
    this.#process = undefined;
    this.#prober.stop();
    this.#log.close(this.#now);
    const startedAt = this.#state?.running?.startedAt ?? stamp(this.#now);
    const reason = exitCode === 0 ? 'Completed' : 'Error';
    const containerID = `containerd://${this.#id}`;
    this.#state = { terminated: { exitCode, reason, startedAt, finishedAt: stamp(this.#now), containerID } };
    this.#seat.changed();
    if (!this.#stopping && this.#isRestarted(exitCode)) this.#after(noticeTime, () => this.#restart());
    this.#onExit();
  }

  #isRestarted(exitCode: number): boolean {
    const policy = this.#seat.pod()?.spec.restartPolicy ?? 'Always';
    // A sidecar is restarted always, another init container only until it has ended well.
    if (this.container.restartPolicy === 'Always') return true;
    if (this.#list === 'initContainers') return exitCode !== 0 && policy !== 'Never';
    return policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0);
  }

  #restart(): void {
    const pod = this.#seat.pod();
    if (pod === undefined || this.#stopping) return;
    const pause = this.#crashes.next(this.#seat.host.context.clock.labTime());
    if (pause === 0) return this.start(() => undefined);
    const { name } = this.container;
    const { metadata } = pod;
    const which = `${name} pod=${metadata.name}_${metadata.namespace}(${metadata.uid})`;
    if (this.#state?.terminated !== undefined) this.#lastState = this.#state;
    this.#state = {
      waiting: {
        reason: 'CrashLoopBackOff',
        message: `back-off ${goDuration(pause)} restarting failed container=${which}`,
      },
    };
    const named = this.#seat.host.context.release.minor >= 26;
    this.#seat.tell(
      'Warning',
      'BackOff',
      `Back-off restarting failed container${named ? ` ${name} in pod ${metadata.name}_${metadata.namespace}(${metadata.uid})` : ''}`,
      this.#at,
    );
    this.#seat.changed();
    this.#background(pause, () => this.start(() => undefined));
  }

  /** A probe says that it must be started anew. */
  #restartBecause(why: string): void {
    this.#seat.tell('Normal', 'Killing', `Container ${this.container.name} failed ${why}, will be restarted`, this.#at);
    this.#prober.stop();
    this.#process?.stop();
    const grace = this.#seat.pod()?.spec.terminationGracePeriodSeconds ?? 30;
    this.#background(grace * 1000, () => {
      if (this.#process === undefined) return;
      this.#process.kill();
      this.#ended(137);
    });
  }

  #surroundings(pod: Pod, env: Surroundings['env']): Surroundings {
    const { context, hostIP, kernel, cpus } = this.#seat.host;
    return {
      pod,
      container: this.container,
      env,
      node: { address: hostIP, kernel, cpus },
      kubernetes: context.release.kubeletVersion,
      configMap: (name) => context.api.store.get(configMaps, pod.metadata.namespace ?? '', name)?.data ?? {},
      now: () => context.api.now(),
    };
  }

  get #at(): string {
    return fieldPath(this.#list, this.container.name);
  }

  get #now(): number {
    return this.#seat.host.context.api.now();
  }

  #after(ms: number, run: () => void): void {
    this.#timer?.dispose();
    this.#timer = this.#seat.host.context.clock.after(ms, run);
  }

  #background(ms: number, run: () => void): void {
    this.#timer?.dispose();
    this.#timer = this.#seat.host.context.clock.background(ms, run);
  }
}

function imageIdOf(image: string): string {
  const name = fullImageName(image);
  const repository = name.replace(/(:[^/:]+|@.*)$/, '');
  return `${repository}@sha256:${createHash('sha256').update(name).digest('hex')}`;
}

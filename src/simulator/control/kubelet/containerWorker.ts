import type { Disposable } from '../../../base/disposable.ts';
import { configMaps } from '../../kubernetes/kinds.ts';
import type { Labels } from '../../kubernetes/objects/meta.ts';
import type { Container, Pod } from '../../kubernetes/objects/pod.ts';
import type { ProgramSink, RunningExec } from '../../kubernetes/server/streaming/podExec.ts';
import { commandLine, programOf } from '../programs/imagePrograms.ts';
import type { Surroundings, Usage } from '../programs/program.ts';
import { BackOff, goDuration } from './backOff.ts';
import { startCommand } from './commandProcess.ts';
import { ContainerConsole } from './containerConsole.ts';
import type { CommandInput, ContainerInside } from './containerInside.ts';
import type { ContainerUse } from './containerUse.ts';
import { ignoredInput, programInput } from './programInput.ts';
import type { ContainerLog } from './containerLog.ts';
import { ContainerRecord } from './containerRecord.ts';
import { environmentOf, expand, MissingReference } from './environment.ts';
import { ImagePull } from './imagePull.ts';
import { runHook } from './lifecycleHook.ts';
import { fieldPath, type ContainerList, type PodSeat } from './podSeat.ts';
import type { ContainerRun } from './podStatus.ts';
import { Prober } from './prober.ts';
import { startProgram, type Process, type ProcessEvents } from './process.ts';

/** Lab milliseconds that the runtime takes for a container, and until the kubelet notices that one has ended. */
const createTime = 150;
const startTime = 100;
const noticeTime = 1000;
/** Lab milliseconds between two tries to make a container whose configuration is not complete. */
const configRetry = 12_000;
/** What a shell and its commands take. */
const commandUsage: Usage = { cpu: 1, memory: 1_500_000 };
/** Milliseconds of a core for a request that a plain server answers. */
const usualRequest = 0.1;

/** Runs one container of a pod: its image, its process, its probes, and its restarts. */
export class ContainerWorker implements Disposable {
  readonly container: Container;
  readonly #seat: PodSeat;
  readonly #list: ContainerList;
  readonly #pull: ImagePull;
  readonly #crashes = new BackOff(true);
  readonly #record: ContainerRecord;
  readonly #prober: Prober;
  readonly #onExit: () => void;
  #timer: Disposable | undefined;
  #process: Process | undefined;
  /** Lab time at which the process began. */
  #since = 0;
  #inside: ContainerInside | undefined;
  #console: ContainerConsole | undefined;
  #stopping = false;
  #disposed = false;

  /** `onExit` is told whenever its process has ended. */
  constructor(seat: PodSeat, container: Container, list: ContainerList, onExit: () => void) {
    this.#seat = seat;
    this.container = container;
    this.#list = list;
    this.#onExit = onExit;
    this.#record = new ContainerRecord(container.image);
    this.#pull = new ImagePull(seat, container, list);
    this.#prober = new Prober(seat, container, {
      inside: () => this.#inside,
      changed: () => seat.changed(),
      dead: (why) => this.#restartBecause(why),
    });
  }

  get run(): ContainerRun {
    const { isRunning, exitCode } = this.#record;
    const ready = isRunning ? this.#prober.isReady : this.#list === 'initContainers' && exitCode === 0;
    return this.#record.run(ready, isRunning && this.#prober.isStarted);
  }

  /** True while its process runs. */
  get isAlive(): boolean {
    return this.#process !== undefined;
  }

  /** What its process takes of its node by itself, and since when; undefined while it has none. */
  get use(): ContainerUse | undefined {
    if (!this.isAlive) return undefined;
    const program = programOf(this.container);
    const usage = program?.usage ?? commandUsage;
    return { container: this.container, usage, perRequest: program?.perRequest ?? usualRequest, since: this.#since };
  }

  /** What its present run, or the last, has written; `previous` for the one before. */
  log(previous: boolean): ContainerLog | undefined {
    return previous ? this.#record.previousLog : this.#record.log;
  }

  /** Joins a client to its process; undefined if that does not run. */
  attach(send: ProgramSink): RunningExec | undefined {
    return this.#console?.attach(send);
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
        this.#record.waiting(reason, message);
        this.#seat.changed();
        tell();
      },
    );
  }

  /** Runs its preStop hook, if it has one, and calls `done`. */
  prepareStop(done: () => void): void {
    this.#prober.stop();
    const hook = this.isAlive ? this.container.lifecycle?.preStop : undefined;
    if (hook === undefined) return done();
    this.#timer?.dispose();
    this.#timer = runHook(hook, this.#inside, this.#seat.host.context.clock, done);
  }

  /** Asks its process to end; with `kill`, ends it. Nothing is started any more. */
  stop(kill: boolean): void {
    this.#stopping = true;
    this.#timer?.dispose();
    this.#pull.dispose();
    this.#prober.stop();
    if (!kill) this.#process?.stop();
    else if (this.#process !== undefined) {
      this.#process.kill();
      this.#ended(137);
    }
  }

  /** Network daemons are ready when they serve, which their node's network tells. */
  probeAgain(): void {
    if (this.isAlive) this.#prober.lookAgain();
  }

  dispose(): void {
    this.#disposed = true;
    this.#timer?.dispose();
    this.#pull.dispose();
    this.#prober.stop();
    this.#process?.kill();
    this.#console?.end();
    this.#record.log?.close(this.#now);
  }

  #create(tell: () => void): void {
    const pod = this.#seat.pod();
    if (pod === undefined) return;
    try {
      this.#launch(pod, environmentOf(this.#seat.host.context.api.store, pod, this.container));
    } catch (error) {
      if (!(error instanceof MissingReference)) throw error;
      this.#seat.tell('Warning', 'Failed', `Error: ${error.message}`, this.#at);
      this.#record.waiting('CreateContainerConfigError', error.message);
      this.#seat.changed();
      tell();
      return this.#background(configRetry, () => this.start(tell));
    }
    this.#after(startTime, tell);
  }

  #launch(pod: Pod, env: Labels): void {
    const { context } = this.#seat.host;
    const { minor } = context.release;
    const { name, lifecycle } = this.container;
    // Since 1.32 with a colon, since 1.35 without the name.
    const created = minor >= 35 ? 'Container created' : `Created container${minor >= 32 ? ':' : ''} ${name}`;
    this.#seat.tell('Normal', 'Created', created, this.#at);
    this.#seat.tell('Normal', 'Started', minor >= 35 ? 'Container started' : `Started container ${name}`, this.#at);
    const log = this.#record.started(pod.metadata.uid ?? '', name, this.#now);
    this.#inside = context.kubelets.insides.open(pod, this.container, env);
    this.#since = context.clock.labTime();
    this.#console?.end();
    const console = new ContainerConsole(this.container);
    this.#console = console;
    this.#process = this.#startProcess(pod, env, console, {
      write: (text, stream) => {
        // A terminal begins a line at its left only when it is told to.
        const shown = this.container.tty === true ? text.replaceAll(/\r?\n/g, '\r\n') : text;
        log.write(shown, stream, this.#now);
        return console.write(shown, stream);
      },
      exited: (code) => this.#ended(code),
    });
    if (lifecycle?.postStart !== undefined) runHook(lifecycle.postStart, this.#inside, context.clock, () => undefined);
    this.#prober.start();
    this.#seat.changed();
  }

  #startProcess(pod: Pod, env: Labels, console: ContainerConsole, events: ProcessEvents): Process {
    const { clock } = this.#seat.host.context;
    const program = programOf(this.container);
    if (program !== undefined) {
      const process = startProgram(clock, program, this.#surroundings(pod, env), events);
      console.connect(programInput(process, this.container.tty === true));
      return process;
    }
    const argv = commandLine(this.container).map((word) => expand(word, env));
    const { stdin = false, tty = false } = this.container;
    const typed = { isTerminal: tty, opened: (input: CommandInput) => console.connect(input) };
    if (!stdin) console.connect(ignoredInput);
    return startCommand(clock, this.#inside, argv, events, stdin ? typed : undefined);
  }

  #ended(exitCode: number): void {
    if (this.#disposed) return;
    this.#process = undefined;
    this.#console?.end();
    this.#prober.stop();
    this.#record.ended(exitCode, this.#now);
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
    const { clock, release } = this.#seat.host.context;
    const pause = this.#crashes.next(clock.labTime());
    if (pause === 0) return this.start(() => undefined);
    const { name } = this.container;
    const full = `${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`;
    const message = `back-off ${goDuration(pause)} restarting failed container=${name} pod=${full}`;
    this.#record.waiting('CrashLoopBackOff', message);
    const which = release.minor >= 26 ? ` ${name} in pod ${full}` : '';
    this.#seat.tell('Warning', 'BackOff', `Back-off restarting failed container${which}`, this.#at);
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

  #surroundings(pod: Pod, env: Labels): Surroundings {
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

import type { Disposable } from '../../../base/disposable.ts';
import type { Container, Probe } from '../../kubernetes/objects/pod.ts';
import { fieldPath, type PodSeat } from './podSeat.ts';
import type { ContainerInside } from './containerInside.ts';
import { lookAt, probeCommand, runProbe, type ProbeOutcome } from './probe.ts';

export interface ProberEvents {
  /** Where commands of probes are run. */
  inside(): ContainerInside | undefined;
  /** Readiness or start-up has changed. */
  changed(): void;
  /** The container must be restarted; `why` names the probe. */
  dead(why: 'liveness probe' | 'startup probe'): void;
}

type Kind = 'Startup' | 'Readiness' | 'Liveness';

/**
 * The probes of one container. A probe by network that passes is not repeated by the clock: nothing changes its outcome
 * but what starts or stops the process, and `lookAgain`. One that fails is, as often as it says, and so is a command.
 */
export class Prober {
  readonly #seat: PodSeat;
  readonly #container: Container;
  readonly #events: ProberEvents;
  readonly #timers = new Map<Kind, Disposable>();
  readonly #waiting = new Set<Kind>();
  /** Counts starts, so that what a command finds after the end of its process is not heard. */
  #round = 0;
  #ready = false;
  #started = false;

  constructor(seat: PodSeat, container: Container, events: ProberEvents) {
    this.#seat = seat;
    this.#container = container;
    this.#events = events;
  }

  get isReady(): boolean {
    return this.#ready && this.#started;
  }

  get isStarted(): boolean {
    return this.#started;
  }

  /** The process has started. */
  start(): void {
    this.stop();
    if (this.#probe('Startup') === undefined) this.#begun();
    else this.#schedule('Startup', 0, 0);
  }

  stop(): void {
    this.#round += 1;
    for (const timer of this.#timers.values()) timer.dispose();
    this.#timers.clear();
    this.#waiting.clear();
    this.#ready = false;
    this.#started = false;
  }

  /** Something outside the container has changed that a probe may depend on. */
  lookAgain(): void {
    for (const kind of this.#waiting) {
      this.#timers.get(kind)?.dispose();
      this.#try(kind, 0, 0);
    }
  }

  #begun(): void {
    this.#started = true;
    if (this.#probe('Readiness') === undefined) this.#ready = true;
    else this.#schedule('Readiness', 0, 0);
    if (this.#probe('Liveness') !== undefined) this.#schedule('Liveness', 0, 0);
  }

  #probe(kind: Kind): Probe | undefined {
    const { startupProbe, readinessProbe, livenessProbe } = this.#container;
    return { Startup: startupProbe, Readiness: readinessProbe, Liveness: livenessProbe }[kind];
  }

  /** The first try comes after the probe's delay, and within its first period. */
  #schedule(kind: Kind, passes: number, failures: number): void {
    const { initialDelaySeconds = 0, periodSeconds = 10 } = this.#probe(kind) ?? {};
    const { clock } = this.#seat.host.context;
    const first = passes + failures === 0;
    const again = (): void => this.#try(kind, passes, failures);
    this.#timers.get(kind)?.dispose();
    this.#timers.set(
      kind,
      first || failures === 0
        ? clock.after(first ? initialDelaySeconds * 1000 + 300 : periodSeconds * 1000, again)
        : clock.background(periodSeconds * 1000, again),
    );
    if (failures > 0) this.#waiting.add(kind);
  }

  #try(kind: Kind, passes: number, failures: number): void {
    const probe = this.#probe(kind);
    const pod = this.#seat.pod();
    if (probe === undefined || pod === undefined) return;
    const argv = probeCommand(probe, pod, this.#container);
    const inside = this.#events.inside();
    if (argv === undefined || inside === undefined)
      return this.#found(kind, lookAt(probe, pod, this.#container, this.#seat.host.network), passes, failures);
    void this.#tryCommand(kind, inside, argv, passes, failures);
  }

  async #tryCommand(
    kind: Kind,
    inside: ContainerInside,
    argv: readonly string[],
    passes: number,
    failures: number,
  ): Promise<void> {
    const round = this.#round;
    const outcome = await runProbe(inside, argv);
    if (round !== this.#round) return;
    this.#found(kind, outcome, passes, failures);
    const passed = outcome === undefined && passes + 1 >= (this.#probe(kind)?.successThreshold ?? 1);
    if (passed && kind !== 'Startup') this.#repeat(kind);
  }

  #found(kind: Kind, failure: ProbeOutcome, passes: number, failures: number): void {
    const { successThreshold = 1, failureThreshold = 3 } = this.#probe(kind) ?? {};
    if (failure === undefined) {
      this.#waiting.delete(kind);
      if (passes + 1 < successThreshold) return this.#schedule(kind, passes + 1, 0);
      return this.#passed(kind);
    }
    const at = fieldPath('containers', this.#container.name);
    this.#seat.tell('Warning', 'Unhealthy', `${kind} probe failed: ${failure}`, at);
    if (failures + 1 >= failureThreshold) {
      if (kind !== 'Readiness') return this.#events.dead(kind === 'Liveness' ? 'liveness probe' : 'startup probe');
      this.#setReady(false);
    }
    this.#schedule(kind, 0, failures + 1);
  }

  /** What a command finds may change without anybody being told. */
  #repeat(kind: Kind): void {
    const { periodSeconds = 10 } = this.#probe(kind) ?? {};
    const again = (): void => this.#try(kind, 0, 0);
    this.#timers.get(kind)?.dispose();
    this.#timers.set(kind, this.#seat.host.context.clock.background(periodSeconds * 1000, again));
  }

  #passed(kind: Kind): void {
    if (kind === 'Readiness') return this.#setReady(true);
    if (kind !== 'Startup') return;
    this.#begun();
    this.#events.changed();
  }

  #setReady(ready: boolean): void {
    if (this.#ready === ready) return;
    this.#ready = ready;
    this.#events.changed();
  }
}

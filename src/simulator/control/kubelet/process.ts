import type { Disposable } from '../../../base/disposable.ts';
import type { LabClock } from '../../world/labClock.ts';
import type { Program, Step, Surroundings } from '../programs/program.ts';

/** What a process does to the outside. */
export interface ProcessEvents {
  /** Resolves when more may be written; those who write in lab time do not wait for it. */
  write(text: string, stream: 'stdout' | 'stderr'): Promise<void>;
  /** It has ended by itself or as it was asked to, not by `kill`. */
  exited(code: number): void;
}

/** The first process of a container. */
export interface Process {
  /** Asks it to end, as SIGTERM does; it may take no notice. */
  stop(): void;
  /** Ends it without a word. */
  kill(): void;
}

/** Pauses for which instant time hurries; a program that goes on after so many may go on for ever. */
const hurriedPauses = 32;

/** Runs a program step by step in lab time. */
export function startProgram(clock: LabClock, program: Program, around: Surroundings, events: ProcessEvents): Process {
  let steps: Generator<Step, number, undefined> | undefined = program.run(around);
  let timer: Disposable | undefined;
  let pauses = 0;
  const proceed = (): void => {
    for (;;) {
      const next = steps?.next();
      if (next === undefined) return;
      if (next.done === true) {
        steps = undefined;
        return events.exited(next.value);
      }
      const step = next.value;
      if ('write' in step) void events.write(`${step.write}\n`, step.to ?? 'stdout');
      else {
        pauses += 1;
        if (step.pause === Infinity) timer = undefined;
        else if (pauses > hurriedPauses || step.pause > 60_000) timer = clock.background(step.pause, proceed);
        else timer = clock.after(step.pause, proceed);
        return;
      }
    }
  };
  // It has begun before it does anything, so that whoever starts it knows it.
  timer = clock.after(0, proceed);
  return {
    stop() {
      if (steps === undefined || program.stop === undefined) return;
      timer?.dispose();
      steps = program.stop(around);
      timer = clock.after(0, proceed);
    },
    kill() {
      timer?.dispose();
      steps = undefined;
    },
  };
}

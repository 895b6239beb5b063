import type { LabClock } from '../../world/labClock.ts';
import type { CommandStdin, ContainerInside } from './containerInside.ts';
import type { Process, ProcessEvents } from './process.ts';

/**
 * Runs a command line as a container's first process. As such it takes no notice of a request to stop. `stdin` is
 * undefined for one that finds its input at its end.
 */
export function startCommand(
  clock: LabClock,
  inside: ContainerInside | undefined,
  argv: readonly string[],
  events: ProcessEvents,
  stdin?: CommandStdin,
): Process {
  const killed = new AbortController();
  const { signal } = killed;
  const write: ProcessEvents['write'] = (text, stream) =>
    signal.aborted ? Promise.resolve() : events.write(text, stream);
  const exited = (code: number): void => {
    if (!signal.aborted) events.exited(code);
  };
  // It has begun before it does anything, so that whoever starts it knows it.
  clock.after(0, () => {
    if (signal.aborted) return;
    (inside?.run(argv, { write, signal, ...(stdin && { stdin }) }) ?? Promise.resolve(127)).then(
      exited,
      (error: unknown) => {
        void write(`${String(error)}\n`, 'stderr');
        exited(126);
      },
    );
  });
  return {
    stop: () => undefined,
    kill: () => killed.abort(new DOMException('Killed', 'AbortError')),
  };
}

import { onDispose, type Disposable } from '../../../base/disposable.ts';
import type { HandlerAction } from '../../kubernetes/objects/pod.ts';
import type { LabClock } from '../../world/labClock.ts';
import type { ContainerInside } from './containerInside.ts';

/** Runs a lifecycle hook: a pause, or a command inside the container; calls `done` when it is over. */
export function runHook(
  hook: HandlerAction,
  inside: ContainerInside | undefined,
  clock: LabClock,
  done: () => void,
): Disposable {
  const argv = hook.exec?.command ?? [];
  if (argv.length === 0 || inside === undefined) return clock.after((hook.sleep?.seconds ?? 0) * 1000, done);
  const killed = new AbortController();
  const io = { write: () => undefined, signal: killed.signal };
  const over = (): void => {
    if (!killed.signal.aborted) done();
  };
  inside.run(argv, io).then(over, over);
  return onDispose(() => killed.abort(new DOMException('Killed', 'AbortError')));
}

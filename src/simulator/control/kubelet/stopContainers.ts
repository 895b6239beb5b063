import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import type { LabClock } from '../../world/labClock.ts';
import type { ContainerWorker } from './containerWorker.ts';

/** Lab milliseconds between two looks at whether all have ended. */
const look = 50;

/** Ends containers: their preStop hooks, then a request to each, and when the grace period is over the end of all. */
export function stopContainers(
  clock: LabClock,
  containers: readonly ContainerWorker[],
  graceSeconds: number,
  done: () => void,
): Disposable {
  const owned = new DisposableStore();
  const end = clock.labTime() + graceSeconds * 1000;
  let next: Disposable | undefined;
  const wait = (): void => {
    const left = end - clock.labTime();
    if (containers.some((each) => each.isAlive)) {
      if (left > 0) return void (next = clock.after(Math.min(left, look), wait));
      for (const each of containers) each.stop(true);
    }
    owned.dispose();
    done();
  };
  owned.add({ dispose: () => next?.dispose() });
  for (const each of containers) each.prepareStop(() => each.stop(false));
  wait();
  return owned;
}

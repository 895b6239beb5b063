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
  const settle = (): void => {
    owned.dispose();
    done();
  };
  const wait = (): void => {
    if (!containers.some((each) => each.isAlive)) return settle();
    const left = end - clock.labTime();
    if (left > 0) return void owned.add(clock.after(Math.min(left, look), wait));
    for (const each of containers) each.stop(true);
    settle();
  };
  for (const each of containers) {
    const hook = each.container.lifecycle?.preStop?.sleep?.seconds ?? 0;
    if (hook === 0 || !each.isAlive) each.stop(false);
    else owned.add(clock.after(hook * 1000, () => each.stop(false)));
  }
  wait();
  return owned;
}

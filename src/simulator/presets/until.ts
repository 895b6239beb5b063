import type { Event } from '../../base/event.ts';

/** Resolves as soon as something holds; looks again each time the event fires. */
export function until(changed: Event<unknown>, holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const listening = changed(() => {
      if (!holds()) return;
      listening.dispose();
      resolve();
    });
  });
}

import type { Container } from '../../kubernetes/objects/pod.ts';

/** Lab milliseconds that things take on a node; close to what a t3.medium shows. */
export const timing = {
  sandbox: 400,
  create: 150,
  start: 100,
  initRun: 1200,
  pullOf(image: string): number {
    return image.includes('netshoot') ? 9000 : image.includes('amazon') ? 3000 : 2500;
  },
  /** A registry answers at once that nothing has changed. */
  pullAgain: 900,
} as const;

/** Programs that take no notice of SIGTERM as a container's first process, and so run out their grace period. */
const deaf = new Set(['tail', 'sleep', 'sh', 'bash']);

/** True for a container that only SIGKILL ends. */
export function ignoresSignals({ command }: Container): boolean {
  return deaf.has(command?.[0]?.split('/').at(-1) ?? '');
}

/** Seconds the containers take to stop, of the grace period they are given. */
export function stopSeconds(containers: readonly Container[], grace: number): number {
  return containers.some(ignoresSignals) ? grace : Math.min(grace, 1);
}

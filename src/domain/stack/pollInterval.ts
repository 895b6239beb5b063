/** CloudFormation throttles stack reads per account, so steady polling keeps at least this distance (milliseconds). */
const steadyMs = 5000;
const eagerMs = 1000;
const eagerForMs = 30_000;

/**
 * How long to wait before reading a stack again (milliseconds). The first half minute, and the moments after something
 * changed, are worth looking at closely: most stacks that end early end then. Otherwise a read every five seconds is
 * what the service bears.
 */
export function pollInterval(now: number, startedAt: number, changedAt: number): number {
  const quiet = now - Math.max(startedAt, changedAt);
  if (now - startedAt < eagerForMs) return eagerMs;
  return Math.min(steadyMs, Math.max(eagerMs * 2, quiet / 2));
}

import { Signals } from '../signals.ts';
import type { StackResource } from '../stack.ts';
import { noteOnResource } from '../stackEvents.ts';
import { evaluate } from '../template/evaluate.ts';
import type { ResourceDefinition } from '../template/template.ts';
import { validationError } from '../template/validationError.ts';
import { textOf } from '../template/value.ts';
import type { Work } from './work.ts';

/** Lab milliseconds of an ISO 8601 duration of days, hours, minutes and seconds, such as `PT1H30M`. */
function durationOf(text: string): number {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (parts === null || text.length < 3)
    throw validationError(`Template error: ${text} is not a duration such as PT15M`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
}

/** What was signalled to a resource counts no more: it is made anew. */
export function forgetSignals({ machinery, stack }: Work, { logicalId }: StackResource): void {
  machinery.signals.forget(Signals.key(stack.id, logicalId));
}

/** Goes on when the signals that a resource's creation policy asks for have arrived; at once when it asks for none. */
export function awaitSignals(
  work: Work,
  resource: StackResource,
  { signals: policy }: ResourceDefinition,
  then: () => void,
): void {
  if (policy === undefined) return then();
  const { signals, world } = work.machinery;
  const count = Number(textOf(evaluate(policy.count, work.scope), 'the Count of a ResourceSignal'));
  const timeout = durationOf(textOf(evaluate(policy.timeout, work.scope), 'the Timeout of a ResourceSignal'));
  const key = Signals.key(work.stack.id, resource.logicalId);
  const expectation = signals.expectation(key) ?? signals.expect(key, count, timeout);
  const enough = () => {
    const received = signals.received(key);
    for (const { status, uniqueId } of received.slice(expectation.noted))
      noteOnResource(world, work.stack, resource, `Received ${status} signal with UniqueId ${uniqueId}`);
    expectation.noted = received.length;
    const failures = received.filter(({ status }) => status === 'FAILURE').length;
    if (failures > 0)
      throw validationError(
        `Received ${failures} FAILURE signal(s) out of ${count}. Unable to satisfy 100% MinSuccessfulInstancesPercent requirement`,
      );
    if (received.length < count && expectation.expired)
      throw validationError(`Failed to receive ${count} resource signal(s) within the specified duration`);
    return received.length >= count;
  };
  work.when(resource, signals.onDidChange, enough, then);
}

import { randomUUID } from 'node:crypto';
import { AwsFault } from '../world/fault.ts';
import { isAllowed } from '../world/iam/callerRights.ts';
import type { World } from '../world/world.ts';
import { authorizationOf, type Authorization } from './authorization.ts';
import type { CallLog } from './callLog.ts';
import { callerOf, isUnsignedCall } from './caller.ts';
import type { InjectedFaults } from './injectedFaults.ts';
import { ec2Query } from './protocols/ec2Query.ts';
import { noAnswer, type WireRequest, type WireResponse } from './protocol.ts';
import { serviceOf, type Services } from './service.ts';

export interface DispatchOptions {
  readonly world: World;
  readonly services: Services;
  readonly faults: InjectedFaults;
  readonly calls: CallLog;
  /** Told of what broke in the simulator itself. */
  readonly onError: (error: unknown) => void;
}

/** Names of operations that change nothing. */
const reading = /^(Decode|Describe|Get|List|Validate)/;

/** Resolves after so many real milliseconds; nothing waits for it when the program ends. */
function later(milliseconds: number): Promise<void> {
  if (milliseconds === 0) return Promise.resolve();
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

/** The name of the service a request is for. */
export function serviceNameOf(request: WireRequest, authorization: Authorization | undefined): string {
  return authorization?.service ?? (isUnsignedCall(request) ? 'sts' : '');
}

/** Answers a request to AWS: finds the service it was signed for, checks who signed it, and runs the operation. */
export async function dispatch(options: DispatchOptions, request: WireRequest): Promise<WireResponse> {
  const { world, services, faults, calls, onError } = options;
  // Not of the world's dice: what a seed gives must not depend on how often somebody looks.
  const requestId = randomUUID();
  const authorization = authorizationOf(request);
  const name = serviceNameOf(request, authorization);
  // Without a service to speak for, EC2's form is as good as any.
  const service = serviceOf(services, name, request);
  const protocol = service?.protocol ?? ec2Query;
  const { refusals } = protocol;
  try {
    const principal = await callerOf(world, request, authorization, refusals);
    if (service === undefined) throw new AwsFault('InvalidAction', `The simulator has no service ${name}.`);
    const { operation, input } = protocol.decode(request);
    if (!Object.hasOwn(service.operations, operation)) throw refusals.unknownOperation(operation);
    await later(faults.delayOf(operation));
    if (faults.take('drop', operation)) return noAnswer;
    if (faults.take('throttle', operation)) throw refusals.throttled();
    if (faults.take('break', operation)) throw refusals.internal();
    if (faults.take('deny', operation)) throw refusals.denied(principal, `${name}:${operation}`);
    calls.note(principal.arn, `${name}:${operation}`, false);
    if (!isAllowed(world, principal.arn, `${name}:${operation}`))
      throw refusals.denied(principal, `${name}:${operation}`);
    const userAgent = request.headers['user-agent'] ?? '';
    const result = await service.operations[operation]?.({ world, principal, requestId, userAgent, input });
    if (!reading.test(operation)) world.touched.fire();
    return protocol.success(operation, result ?? {}, requestId);
  } catch (error) {
    if (error instanceof AwsFault) return protocol.failure(error, requestId);
    onError(error);
    return protocol.failure(refusals.internal(), requestId);
  }
}

import { AwsFault } from '../world/fault.ts';
import type { World } from '../world/world.ts';

/** CloudFormation's own classes of a service's refusal. */
function handlerErrorCode(code: string): string {
  if (/NotFound|NoSuchEntity|NotAttached/.test(code)) return 'NotFound';
  if (/AlreadyExists|Duplicate|ResourceInUse/.test(code)) return 'AlreadyExists';
  if (/LimitExceeded|NotStabilized/.test(code)) return 'GeneralServiceException';
  if (/AccessDenied|Unauthorized/.test(code)) return 'AccessDenied';
  return 'InvalidRequest';
}

/** `AWS::EC2::VPC` → `Ec2`, as the handlers' messages name the service. */
function serviceOf(type: string): string {
  const service = type.split('::')[1] ?? '';
  return service === 'EC2' || service === 'IAM' ? service.charAt(0) + service.slice(1).toLowerCase() : service;
}

/** A resource whose creation was accepted and then came to nothing, for the reason the service gives. */
export function notStabilized(message: string): AwsFault {
  return new AwsFault('NotStabilized', message);
}

/** The reason CloudFormation records when a service refuses what a resource's handler asked of it. */
export function handlerFailure(world: World, type: string, error: unknown): string {
  const token = (code: string) => `(RequestToken: ${world.uuid()}, HandlerErrorCode: ${code})`;
  // An address or a block that is none: the primitives refuse it before any service sees it.
  if (error instanceof RangeError)
    return `Resource handler returned message: "Model validation failed (${error.message})" ${token('InvalidRequest')}`;
  if (!(error instanceof AwsFault)) throw error;
  if (error.code === 'ValidationError') return error.message;
  // No call was refused when something did not stabilize, so there is none to name.
  const detail =
    error.code === 'NotStabilized'
      ? 'Service: null, Status Code: 0, Request ID: null'
      : `Service: ${serviceOf(type)}, Status Code: ${error.status}, Request ID: ${world.uuid()}`;
  return `Resource handler returned message: "${error.message} (${detail})" ${token(handlerErrorCode(error.code))}`;
}

/** True for a refusal that ends by itself when something else goes first: deletes are tried again for a while. */
export function passes(error: unknown): boolean {
  return (
    error instanceof AwsFault &&
    /^(DependencyViolation|DeleteConflict|ResourceInUse|ResourceInUseException|VolumeInUse|\w+\.InUse|IncorrectState.*)$/.test(
      error.code,
    )
  );
}

/** True when the service says that the thing is not there: for a delete, that is success. */
export function isMissing(error: unknown): boolean {
  return error instanceof AwsFault && handlerErrorCode(error.code) === 'NotFound';
}

import { AwsFault } from '../../world/fault.ts';

/** The refusal CloudFormation gives for almost everything a request or a template can get wrong. */
export function validationError(message: string): AwsFault {
  return new AwsFault('ValidationError', message, 400);
}

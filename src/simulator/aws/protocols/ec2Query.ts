import { AwsFault } from '../../world/fault.ts';
import { denialText } from '../../world/iam/callerRights.ts';
import { encodedDenial, incompleteText } from '../denial.ts';
import type { Protocol, Refusals } from '../protocol.ts';
import { decodeForm } from './form.ts';
import { declaration, element, members } from './xml.ts';

const unvalidated = 'AWS was not able to validate the provided access credentials';

const refusals: Refusals = {
  missingSignature: () =>
    new AwsFault('MissingAuthenticationToken', 'The request is missing an authentication token', 401),
  incompleteSignature: () => new AwsFault('IncompleteSignature', incompleteText),
  unknownKey: () => new AwsFault('AuthFailure', unvalidated, 401),
  badSignature: () => new AwsFault('AuthFailure', unvalidated, 401),
  clockSkew: () => new AwsFault('RequestExpired', 'Request has expired.'),
  expiredCredentials: () => new AwsFault('RequestExpired', 'Request has expired.'),
  throttled: () => new AwsFault('RequestLimitExceeded', 'Request limit exceeded.', 503),
  denied: (caller, action) =>
    new AwsFault(
      'UnauthorizedOperation',
      `You are not authorized to perform this operation. ${denialText(caller.arn, action)}. Encoded authorization failure message: ${encodedDenial(caller, action)}`,
      403,
    ),
  unknownOperation: (name) => new AwsFault('InvalidAction', `The action ${name} is not valid for this web service.`),
  malformed: (text) => new AwsFault('InvalidRequest', text),
  internal: () => new AwsFault('InternalError', 'An internal error has occurred', 500),
};

const headers = { 'content-type': 'text/xml;charset=UTF-8' };

/** EC2's own form of the Query protocol, API version 2016-11-15. */
export const ec2Query: Protocol = {
  refusals,
  decode: (request) => decodeForm(request, refusals),
  success: (operation, result, requestId) => ({
    status: 200,
    headers,
    body: `${declaration}<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">${members({ requestId, ...result }, 'item')}</${operation}Response>`,
  }),
  failure: ({ code, message, status }, requestId) => ({
    status,
    headers,
    body:
      declaration +
      element('Response', { Errors: { Error: { Code: code, Message: message } }, RequestID: requestId }, 'item'),
  }),
};

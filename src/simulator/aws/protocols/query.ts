import { AwsFault } from '../../world/fault.ts';
import { denialText } from '../../world/iam/callerRights.ts';
import { incompleteText } from '../denial.ts';
import type { Protocol, Refusals } from '../protocol.ts';
import { decodeForm } from './form.ts';
import { declaration, element } from './xml.ts';

const refusals: Refusals = {
  missingSignature: () => new AwsFault('MissingAuthenticationToken', 'Request is missing Authentication Token', 403),
  incompleteSignature: () => new AwsFault('IncompleteSignature', incompleteText, 403),
  unknownKey: () => new AwsFault('InvalidClientTokenId', 'The security token included in the request is invalid.', 403),
  badSignature: () =>
    new AwsFault(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      403,
    ),
  clockSkew: (text) => new AwsFault('SignatureDoesNotMatch', text, 403),
  expiredCredentials: () => new AwsFault('ExpiredToken', 'The security token included in the request is expired', 403),
  throttled: () => new AwsFault('Throttling', 'Rate exceeded'),
  denied: (caller, action) => new AwsFault('AccessDenied', denialText(caller.arn, action), 403),
  unknownOperation: (name) => new AwsFault('InvalidAction', `Could not find operation ${name}`),
  malformed: (text) => new AwsFault('MalformedInput', text),
  internal: () => new AwsFault('InternalFailure', 'An internal error has occurred', 500),
};

const headers = { 'content-type': 'text/xml' };

/** The AWS Query protocol of a service with this XML namespace. */
export function query(namespace: string): Protocol {
  return {
    refusals,
    decode: (request) => decodeForm(request, refusals, 'member'),
    success(operation, result, requestId) {
      const answer = element(`${operation}Result`, result, 'member');
      const metadata = element('ResponseMetadata', { RequestId: requestId }, 'member');
      const body = `<${operation}Response xmlns="${namespace}">${answer}${metadata}</${operation}Response>`;
      return { status: 200, headers, body: declaration + body };
    },
    failure({ code, message, status }, requestId) {
      const Type = status < 500 ? 'Sender' : 'Receiver';
      const error = { Error: { Type, Code: code, Message: message }, RequestId: requestId };
      const body = element('ErrorResponse', error, 'member').replace('>', ` xmlns="${namespace}">`);
      return { status, headers, body: declaration + body };
    },
  };
}

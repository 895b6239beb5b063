import { AwsFault } from '../../world/fault.ts';
import { decodedDenial } from '../denial.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const decodeAuthorizationMessage: Operation = ({ input }) => {
  const DecodedMessage = decodedDenial(requiredText(input, 'EncodedMessage'));
  if (DecodedMessage === undefined)
    throw new AwsFault('InvalidAuthorizationMessageException', 'EncodedMessage is invalid');
  return { DecodedMessage };
};

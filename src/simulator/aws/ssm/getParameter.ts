import { AwsFault } from '../../world/fault.ts';
import { optionalFlag, requiredText } from '../jsonInput.ts';
import type { Operation } from '../operation.ts';
import { describedParameter } from './describedParameter.ts';

export const getParameter: Operation = ({ world, input }) => {
  const name = requiredText(input, 'Name');
  const Parameter = describedParameter(world, name, optionalFlag(input, 'WithDecryption') === true);
  // The real service leaves the message empty as well.
  if (Parameter === undefined) throw new AwsFault('ParameterNotFound', '');
  return { Parameter };
};

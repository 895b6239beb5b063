import { AwsFault } from '../../world/fault.ts';
import type { Operation } from '../operation.ts';
import { describedParameter } from './describedParameter.ts';

export const getParameter: Operation = ({ world, input }) => {
  const Parameter = describedParameter(world, String(input['Name']));
  // The real service leaves the message empty as well.
  if (Parameter === undefined) throw new AwsFault('ParameterNotFound', '');
  return { Parameter };
};

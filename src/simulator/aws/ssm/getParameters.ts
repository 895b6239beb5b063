import { AwsFault } from '../../world/fault.ts';
import { optionalFlag, texts } from '../jsonInput.ts';
import type { Operation } from '../operation.ts';
import { describedParameter } from './describedParameter.ts';

/** Most names one call takes. */
const limit = 10;

export const getParameters: Operation = ({ world, input }) => {
  const names = texts(input, 'Names');
  if (names.length === 0 || names.length > limit)
    throw new AwsFault(
      'ValidationException',
      `1 validation error detected: Value '[${names.join(', ')}]' at 'names' failed to satisfy constraint: Member must have length between 1 and ${limit}`,
    );
  const decrypted = optionalFlag(input, 'WithDecryption') === true;
  const found = names.map((name) => ({ name, parameter: describedParameter(world, name, decrypted) }));
  return {
    Parameters: found.flatMap(({ parameter }) => parameter ?? []),
    InvalidParameters: found.filter(({ parameter }) => parameter === undefined).map(({ name }) => name),
  };
};

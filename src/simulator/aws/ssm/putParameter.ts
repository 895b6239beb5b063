import { AwsFault } from '../../world/fault.ts';
import { putParameter as put } from '../../world/parameterStore.ts';
import type { StoredParameter } from '../../world/parameterRecord.ts';
import { optionalFlag, optionalText, requiredText, structures, type Input } from '../jsonInput.ts';
import type { Operation } from '../operation.ts';

type ParameterType = StoredParameter['type'];

const types: readonly ParameterType[] = ['String', 'StringList', 'SecureString'];

export const putParameter: Operation = ({ world, input }) => {
  const name = requiredText(input, 'Name');
  const type = typeIn(input) ?? world.parameters.get(name)?.type;
  if (type === undefined)
    throw new AwsFault('ValidationException', 'A parameter type is required when you create a parameter.');
  const description = optionalText(input, 'Description');
  const { versions } = put(world, {
    name,
    type,
    value: requiredText(input, 'Value'),
    overwrite: optionalFlag(input, 'Overwrite') === true,
    tags: Object.fromEntries(
      structures(input, 'Tags').map((tag) => [requiredText(tag, 'Key'), optionalText(tag, 'Value') ?? '']),
    ),
    ...(description !== undefined && { description }),
  });
  return { Version: versions.length, Tier: 'Standard' };
};

function typeIn(input: Input): ParameterType | undefined {
  const asked = optionalText(input, 'Type');
  const type = types.find((each) => each === asked);
  if (asked !== undefined && type === undefined)
    throw new AwsFault(
      'ValidationException',
      `1 validation error detected: Value '${asked}' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [${types.join(', ')}]`,
    );
  return type;
}

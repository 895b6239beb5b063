import { AwsFault } from '../../world/fault.ts';
import { publicParameters } from '../../world/publicParameters.ts';
import { optionalFlag, requiredText } from '../jsonInput.ts';
import type { Operation } from '../operation.ts';
import { describedParameter } from './describedParameter.ts';
import { pageOfNames } from './page.ts';

const largestPage = 10;

export const getParametersByPath: Operation = ({ world, input }) => {
  const path = requiredText(input, 'Path');
  if (!path.startsWith('/'))
    throw new AwsFault(
      'ValidationException',
      `The parameter path: ${path} must start with '/'. Refer to documentation for more information.`,
    );
  const below = path.endsWith('/') ? path : `${path}/`;
  const recursive = optionalFlag(input, 'Recursive') === true;
  const names = [...world.parameters.keys(), ...publicParameters(world).keys()]
    .filter((name) => name.startsWith(below) && (recursive || !name.slice(below.length).includes('/')))
    .toSorted();
  const { items, next } = pageOfNames(input, names, largestPage);
  const decrypted = optionalFlag(input, 'WithDecryption') === true;
  return { Parameters: items.map((name) => describedParameter(world, name, decrypted)), NextToken: next };
};

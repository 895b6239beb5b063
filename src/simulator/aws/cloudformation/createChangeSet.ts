import type { ChangeSets } from '../../cloudformation/changeSets.ts';
import { validationError } from '../../cloudformation/template/validationError.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from '../queryInput.ts';
import { requestInNameOf } from './requestInNameOf.ts';
import { stackRequestOf } from './stackRequest.ts';

export function createChangeSet(changeSets: ChangeSets): Operation {
  return ({ world, input, principal }) => {
    const stackName = requiredText(input, 'StackName');
    const name = requiredText(input, 'ChangeSetName');
    if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name))
      throw validationError(
        `1 validation error detected: Value '${name}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
      );
    const type = optionalText(input, 'ChangeSetType') ?? 'UPDATE';
    if (type !== 'CREATE' && type !== 'UPDATE')
      throw validationError(`ChangeSetType ${type} is not supported in the practice world.`);
    const stack = changeSets.target(stackName, { name, type });
    const changeSet = changeSets.create(
      requestInNameOf(world, principal.arn, stackRequestOf(world, input, stack, true)),
      {
        name,
        type,
        description: optionalText(input, 'Description'),
        token: optionalText(input, 'ClientToken'),
      },
    );
    return { Id: changeSet.id, StackId: changeSet.stackId };
  };
}

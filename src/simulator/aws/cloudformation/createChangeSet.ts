import type { ChangeSets } from '../../cloudformation/changeSets.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from './input.ts';
import { stackRequestOf } from './stackRequest.ts';

export function createChangeSet(changeSets: ChangeSets): Operation {
  return ({ world, input }) => {
    const stackName = requiredText(input, 'StackName');
    const type = optionalText(input, 'ChangeSetType') === 'CREATE' ? 'CREATE' : 'UPDATE';
    const stack = changeSets.target(stackName, type);
    const changeSet = changeSets.create(stackRequestOf(world, input, stack), type, {
      name: requiredText(input, 'ChangeSetName'),
      description: optionalText(input, 'Description'),
    });
    return { Id: changeSet.id, StackId: changeSet.stackId };
  };
}

import type { ChangeSets } from '../../cloudformation/changeSets.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from '../queryInput.ts';

export function deleteChangeSet(changeSets: ChangeSets): Operation {
  return ({ input }) => {
    changeSets.delete(requiredText(input, 'ChangeSetName'), optionalText(input, 'StackName'));
    return {};
  };
}

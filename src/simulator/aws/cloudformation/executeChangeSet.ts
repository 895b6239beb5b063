import type { ChangeSets } from '../../cloudformation/changeSets.ts';
import type { Operation } from '../operation.ts';
import { flag } from './input.ts';
import { optionalText, requiredText } from '../queryInput.ts';

export function executeChangeSet(changeSets: ChangeSets): Operation {
  return ({ input }) => {
    const changeSet = changeSets.get(requiredText(input, 'ChangeSetName'), optionalText(input, 'StackName'));
    changeSets.execute(changeSet, {
      ...(flag(input, 'DisableRollback') && { onFailure: 'DO_NOTHING' as const }),
      ...(flag(input, 'RetainExceptOnCreate') && { retainExceptOnCreate: true }),
      token: optionalText(input, 'ClientRequestToken'),
    });
    return {};
  };
}

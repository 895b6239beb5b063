import { AwsFault } from '../../world/fault.ts';
import { awsPolicies } from '../../world/iam/awsPolicies.ts';
import { existingManagedPolicy } from '../../world/iam/managedPolicies.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { encodedDocument } from './described.ts';

/** Policies have one version here, and those of AWS are known by name only. */
export const getPolicyVersion: Operation = ({ world, input }) => {
  const arn = requiredText(input, 'PolicyArn');
  if (awsPolicies.has(arn)) throw new AwsFault('InvalidInput', `The simulator does not have the document of ${arn}.`);
  const { document, createdAt } = existingManagedPolicy(world, arn);
  const VersionId = requiredText(input, 'VersionId');
  if (VersionId !== 'v1')
    throw new AwsFault('NoSuchEntity', `Policy ${arn} version ${VersionId} does not exist or is not attachable.`, 404);
  return {
    PolicyVersion: {
      Document: encodedDocument(document),
      VersionId,
      IsDefaultVersion: true,
      CreateDate: new Date(createdAt),
    },
  };
};

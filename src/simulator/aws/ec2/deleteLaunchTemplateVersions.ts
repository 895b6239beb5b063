import { deleteVersion } from '../../world/compute/launchTemplates.ts';
import { AwsFault } from '../../world/fault.ts';
import type { Operation } from '../operation.ts';
import { texts } from '../inputMembers.ts';
import { launchTemplateIn } from './launchTemplateIn.ts';

/** Deletes what versions it can, and says of each of the others why not. */
export const deleteLaunchTemplateVersions: Operation = ({ world, input }) => {
  const { id, name } = launchTemplateIn(world, input);
  const base = { launchTemplateId: id, launchTemplateName: name };
  const [deleted, refused]: [object[], object[]] = [[], []];
  for (const version of texts(input, 'LaunchTemplateVersion')) {
    try {
      deleted.push({ ...base, versionNumber: deleteVersion(world, id, version).number });
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      const isUnknown = error.code === 'InvalidLaunchTemplateId.VersionNotFound';
      const code = isUnknown ? 'launchTemplateVersionDoesNotExist' : 'unexpectedError';
      refused.push({ ...base, versionNumber: version, responseError: { code, message: error.message } });
    }
  }
  return {
    successfullyDeletedLaunchTemplateVersionSet: deleted,
    unsuccessfullyDeletedLaunchTemplateVersionSet: refused,
  };
};

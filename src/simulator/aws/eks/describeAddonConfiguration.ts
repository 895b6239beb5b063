import { configurationSchema } from '../../world/eks/addonConfiguration.ts';
import { addons } from '../../world/eks/addonVersions.ts';
import { AwsFault } from '../../world/fault.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

/** What an add-on's configuration values may be, and which roles it wants. */
export const describeAddonConfiguration: Operation = ({ input }) => {
  const [addonName, addonVersion] = [requiredText(input, 'addonName'), requiredText(input, 'addonVersion')];
  const description = addons.find(({ name }) => name === addonName);
  const versions = Object.values(description?.versions ?? {}).flat();
  if (!versions.includes(addonVersion))
    throw new AwsFault('ResourceNotFoundException', `Addon ${addonName} version ${addonVersion} not found`, 404);
  return {
    addonName,
    addonVersion,
    configurationSchema: JSON.stringify(configurationSchema(addonName, addonVersion)),
    podIdentityConfiguration: [description?.role ?? []].flat().map(({ serviceAccount, policy }) => ({
      serviceAccount,
      recommendedManagedPolicies: [`arn:aws:iam::aws:policy/${policy}`],
    })),
  };
};

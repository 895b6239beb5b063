import type { Cloud } from '../../src/ports/cloud.ts';

const notAsked = () => Promise.reject(new Error('nobody asks for that here'));

/** The ports of a deploy, for accounts of which nobody asks for one. */
export const noDeployPorts: Pick<Cloud, 'templates' | 'offers' | 'changeSets'> = {
  templates: { summary: notAsked },
  offers: {
    caller: notAsked,
    keyPairs: notAsked,
    zones: notAsked,
    typeOfferings: notAsked,
    clusterVersions: notAsked,
    quota: notAsked,
    vpcCount: notAsked,
    isRegionEnabled: notAsked,
    mayCreate: notAsked,
    ownAddress: notAsked,
  },
  changeSets: { create: notAsked, describe: notAsked, delete: notAsked, execute: notAsked },
};

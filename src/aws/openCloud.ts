import type { Cloud, CloudSettings, OpenCloud } from '../ports/cloud.ts';
import { AwsClients } from './awsClients.ts';
import { clusters } from './clusters.ts';
import { compute } from './compute.ts';
import { accountOffers } from './deploy/accountOffers.ts';
import { changeSets } from './deploy/changeSets.ts';
import { templates } from './deploy/templates.ts';
import { identity } from './identity.ts';
import { labResources } from './labResources/labResources.ts';
import { stacks } from './stacks.ts';

/** This file is the way into the bundle of AWS code, so what else the bundle offers goes through it. */
export { clusterToken } from './clusterToken.ts';
export { sharedProfiles } from './sharedProfiles.ts';

/** Opens an account and region. Nothing is read or connected until the first call. */
export const openCloud: OpenCloud = (settings: CloudSettings): Cloud => {
  const clients = new AwsClients(settings);
  return {
    region: settings.region,
    identity: identity(clients),
    compute: compute(clients),
    stacks: stacks(clients),
    clusters: clusters(clients),
    resources: labResources(clients),
    templates: templates(clients),
    offers: accountOffers(clients),
    changeSets: changeSets(clients),
    renew: () => clients.renew(),
    dispose: () => clients.dispose(),
  };
};

import type { ResourceType } from '../resourceType.ts';
import type { KnownTypes } from '../template/validateTemplate.ts';
import { accessEntry } from './accessEntry.ts';
import { addon } from './addon.ts';
import { cluster } from './cluster.ts';
import { gatewayAttachment } from './gatewayAttachment.ts';
import { instance } from './instance.ts';
import { instanceProfile } from './instanceProfile.ts';
import { internetGateway } from './internetGateway.ts';
import { keyPair } from './keyPair.ts';
import { launchTemplate } from './launchTemplate.ts';
import { nodegroup } from './nodegroup.ts';
import { oidcProvider } from './oidcProvider.ts';
import { role } from './role.ts';
import { route } from './route.ts';
import { routeTable } from './routeTable.ts';
import { routeTableAssociation } from './routeTableAssociation.ts';
import { securityGroup } from './securityGroup.ts';
import { securityGroupEgress, securityGroupIngress } from './securityGroupRule.ts';
import { subnet } from './subnet.ts';
import { vpc } from './vpc.ts';
import { waitConditionHandle } from './waitConditionHandle.ts';

/** Every type this CloudFormation can make, by name. */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  [
    accessEntry,
    addon,
    cluster,
    gatewayAttachment,
    instance,
    instanceProfile,
    internetGateway,
    keyPair,
    launchTemplate,
    nodegroup,
    oidcProvider,
    role,
    route,
    routeTable,
    routeTableAssociation,
    securityGroup,
    securityGroupEgress,
    securityGroupIngress,
    subnet,
    vpc,
    waitConditionHandle,
  ].map((type) => [type.name, type]),
);

/** The type of that name; a template that passed its validation names no other. */
export function resourceTypeOf(name: string): ResourceType {
  const type = resourceTypes.get(name);
  if (type === undefined) throw new RangeError(`no resource type ${name}`);
  return type;
}

/** What templates are validated against. */
export const knownTypes: KnownTypes = {
  has: (type) => resourceTypes.has(type),
  hasAttribute: (type, attribute) => Object.hasOwn(resourceTypes.get(type)?.attributes ?? {}, attribute),
};

import type { ResourceType } from '../resourceType.ts';
import { resourceSchema } from '../schema/resourceSchema.ts';
import { isTypeName } from '../schema/typeNames.ts';
import type { KnownTypes } from '../template/validateTemplate.ts';
import { accessEntry } from './accessEntry.ts';
import { addon } from './addon.ts';
import { classicLoadBalancer } from './classicLoadBalancer.ts';
import { cluster } from './cluster.ts';
import { elasticIp } from './elasticIp.ts';
import { elasticIpAssociation } from './elasticIpAssociation.ts';
import { gatewayAttachment } from './gatewayAttachment.ts';
import { instance } from './instance.ts';
import { instanceProfile } from './instanceProfile.ts';
import { internetGateway } from './internetGateway.ts';
import { keyPair } from './keyPair.ts';
import { launchTemplate } from './launchTemplate.ts';
import { listener } from './listener.ts';
import { loadBalancer } from './loadBalancer.ts';
import { logGroup } from './logGroup.ts';
import { managedPolicy } from './managedPolicy.ts';
import { natGateway } from './natGateway.ts';
import { networkInterface } from './networkInterface.ts';
import { networkInterfaceAttachment } from './networkInterfaceAttachment.ts';
import { nodegroup } from './nodegroup.ts';
import { oidcProvider } from './oidcProvider.ts';
import { parameter } from './parameter.ts';
import { podIdentityAssociation } from './podIdentityAssociation.ts';
import { policy } from './policy.ts';
import { role } from './role.ts';
import { route } from './route.ts';
import { routeTable } from './routeTable.ts';
import { routeTableAssociation } from './routeTableAssociation.ts';
import { securityGroup } from './securityGroup.ts';
import { securityGroupEgress, securityGroupIngress } from './securityGroupRule.ts';
import { subnet } from './subnet.ts';
import { targetGroup } from './targetGroup.ts';
import { unsupported } from './unsupported.ts';
import { volume } from './volume.ts';
import { volumeAttachment } from './volumeAttachment.ts';
import { vpc } from './vpc.ts';
import { vpcCidrBlock } from './vpcCidrBlock.ts';
import { waitCondition } from './waitCondition.ts';
import { waitConditionHandle } from './waitConditionHandle.ts';

/** Every type this CloudFormation can make, by name. */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  [
    accessEntry,
    addon,
    classicLoadBalancer,
    cluster,
    elasticIp,
    elasticIpAssociation,
    gatewayAttachment,
    instance,
    instanceProfile,
    internetGateway,
    keyPair,
    launchTemplate,
    listener,
    loadBalancer,
    logGroup,
    managedPolicy,
    natGateway,
    networkInterface,
    networkInterfaceAttachment,
    nodegroup,
    oidcProvider,
    parameter,
    podIdentityAssociation,
    policy,
    role,
    route,
    routeTable,
    routeTableAssociation,
    securityGroup,
    securityGroupEgress,
    securityGroupIngress,
    subnet,
    targetGroup,
    volume,
    volumeAttachment,
    vpc,
    vpcCidrBlock,
    waitCondition,
    waitConditionHandle,
  ].map((type) => [type.name, type]),
);

/** The type of that name; for one that the practice world does not have, a type that only fails. */
export function resourceTypeOf(name: string): ResourceType {
  return resourceTypes.get(name) ?? unsupported(name);
}

/** What templates are validated against: every type AWS has, and attributes of those that can be made here. */
export const knownTypes: KnownTypes = {
  has: isTypeName,
  hasAttribute: (type, attribute) => resourceSchema(type)?.attributes.has(attribute) ?? true,
};

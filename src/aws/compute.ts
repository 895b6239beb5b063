import type { Compute } from '../ports/cloud.ts';
import type { AwsClients } from './awsClients.ts';
import { describeInstances } from './instances.ts';
import { describeNatGateways } from './natGateways.ts';
import { describeNetwork } from './network.ts';
import { describeNetworkInterface, describeNetworkInterfaces } from './networkInterfaces.ts';
import { allowIngress, describeSecurityGroups } from './securityGroups.ts';

/** The EC2 half of a cloud. */
export function compute(clients: AwsClients): Compute {
  return {
    instances: (filter, signal) => describeInstances(clients, filter, signal),
    networkInterfaces: (filter, signal) => describeNetworkInterfaces(clients, filter, signal),
    network: (vpcId, signal) => describeNetwork(clients, vpcId, signal),
    natGateways: (vpcId, signal) => describeNatGateways(clients, vpcId, signal),
    networkInterface: (id, signal) => describeNetworkInterface(clients, id, signal),
    securityGroups: (ids, signal) => describeSecurityGroups(clients, ids, signal),
    allowIngress: (groupId, rule, signal) => allowIngress(clients, groupId, rule, signal),
  };
}

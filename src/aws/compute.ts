import { DeleteNetworkInterfaceCommand } from '@aws-sdk/client-ec2';
import type { Compute } from '../ports/cloud.ts';
import type { AwsClients } from './awsClients.ts';
import { awsCall } from './awsCall.ts';
import { errorCode } from './awsErrors.ts';
import { describeInstances } from './instances.ts';
import { findLeftovers } from './leftovers.ts';
import { describeNatGateways } from './natGateways.ts';
import { describeNetwork } from './network.ts';
import { describeNetworkInterface, describeNetworkInterfaces } from './networkInterfaces.ts';
import { clusterSecurityGroups, deleteSecurityGroup } from './securityGroups.ts';

/** The EC2 half of a cloud. */
export function compute(clients: AwsClients): Compute {
  return {
    instances: (filter, signal) => describeInstances(clients, filter, signal),
    networkInterfaces: (filter, signal) => describeNetworkInterfaces(clients, filter, signal),
    network: (vpcId, signal) => describeNetwork(clients, vpcId, signal),
    natGateways: (vpcId, signal) => describeNatGateways(clients, vpcId, signal),
    networkInterface: (id, signal) => describeNetworkInterface(clients, id, signal),
    clusterSecurityGroups: (lab, signal) => clusterSecurityGroups(clients, lab, signal),
    deleteSecurityGroup: (id, signal) => deleteSecurityGroup(clients, id, signal),
    leftovers: (lab, signal) => findLeftovers(clients, lab, signal),
    deleteNetworkInterface: (id, signal) =>
      awsCall('ec2:DeleteNetworkInterface', signal, async () => {
        try {
          await clients.ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: id }), {
            abortSignal: signal,
          });
        } catch (error) {
          // Somebody else was quicker: it is gone, which is all we want.
          if (errorCode(error) !== 'InvalidNetworkInterfaceID.NotFound') throw error;
        }
      }),
  };
}

import { Eks } from '../../../../src/simulator/world/eks/eks.ts';
import type { CreateNodegroupRequest } from '../../../../src/simulator/world/eks/requests.ts';
import { ControlPlaneTwin } from '../../cloudformation/controlPlaneTwin.ts';
import { labNetwork, type LabNetwork } from '../testWorld.ts';

export interface EksLab extends LabNetwork {
  readonly eks: Eks;
  readonly controlPlane: ControlPlaneTwin;
  /** Begins the cluster `myeks` of the lab's template. */
  readonly begin: () => Promise<void>;
  /** And waits until it is ACTIVE. */
  readonly activate: () => Promise<void>;
  readonly nodegroup: (request?: Partial<CreateNodegroupRequest>) => CreateNodegroupRequest;
}

export const creator = 'arn:aws:iam::111122223333:user/learner';
export const nodeRole = 'arn:aws:iam::111122223333:role/nodes';

/** The lab's network and an EKS whose control planes have no Kubernetes. */
export function eksLab(): EksLab {
  const network = labNetwork();
  const controlPlane = new ControlPlaneTwin(network.clock);
  const eks = new Eks(network.world, () => Promise.resolve(controlPlane));
  const subnetIds = network.subnets.map(({ id }) => id);
  const begin = async () => {
    eks.createCluster({
      name: 'myeks',
      roleArn: 'arn:aws:iam::111122223333:role/cluster',
      subnetIds,
      authenticationMode: 'API_AND_CONFIG_MAP',
      bootstrapSelfManagedAddons: false,
    });
    // The control plane starts in turns of its own.
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    ...network,
    eks,
    controlPlane,
    begin,
    activate: async () => {
      await begin();
      network.clock.advance(9 * 60_000);
    },
    nodegroup: (request) => ({
      name: 'ng1',
      nodeRoleArn: nodeRole,
      subnetIds,
      scaling: { min: 3, max: 3, desired: 3 },
      ...request,
    }),
  };
}

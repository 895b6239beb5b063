import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { EC2Client } from '@aws-sdk/client-ec2';
import { EKSClient } from '@aws-sdk/client-eks';
import { STSClient } from '@aws-sdk/client-sts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import type { World } from '../../src/simulator/world/world.ts';
import { ControlPlaneTwin } from '../simulator/cloudformation/controlPlaneTwin.ts';

/** A simulator on a free port whose control planes have no Kubernetes. What breaks inside it breaks the test. */
export function startAwsSimulator(speed: number): Promise<Simulator> {
  return startSimulator({
    region: 'ap-northeast-2',
    speed,
    port: 0,
    seed: 1,
    controlPlanes: (world: World) => () => Promise.resolve(new ControlPlaneTwin(world.clock)),
    onError(error) {
      throw error;
    },
  });
}

/** The SDK's own clients, as the product builds them, pointed at a simulator. */
export function sdkClients(
  simulator: Simulator,
  changes: { secret?: string; key?: string; token?: string | undefined; region?: string } = {},
) {
  const options = {
    endpoint: simulator.endpoint,
    region: changes.region ?? simulator.region,
    maxAttempts: 1,
    credentials: {
      accessKeyId: changes.key ?? simulator.accessKeyId,
      secretAccessKey: changes.secret ?? simulator.secretAccessKey,
      ...(changes.token !== undefined && { sessionToken: changes.token }),
    },
  };
  return {
    ec2: new EC2Client(options),
    eks: new EKSClient(options),
    sts: new STSClient(options),
    cloudformation: new CloudFormationClient(options),
  };
}

/** Asks the simulator for faults, as a test or a learner does. */
export async function askForFaults(simulator: Simulator, faults: object): Promise<number> {
  const response = await fetch(`${simulator.endpoint}/_simulator/faults`, {
    method: 'POST',
    headers: { 'x-simulator-token': simulator.controlToken },
    body: JSON.stringify(faults),
  });
  return response.status;
}

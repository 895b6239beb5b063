import { AwsServer } from '../../src/simulator/aws/awsServer.ts';
import { CallLog } from '../../src/simulator/aws/callLog.ts';
import { cloudformationOperations } from '../../src/simulator/aws/cloudformation/operations.ts';
import { dispatch } from '../../src/simulator/aws/dispatch.ts';
import { InjectedFaults } from '../../src/simulator/aws/injectedFaults.ts';
import { query } from '../../src/simulator/aws/protocols/query.ts';
import { Stacks } from '../../src/simulator/cloudformation/stacks.ts';
import { Eks } from '../../src/simulator/world/eks/eks.ts';
import { createUser, type Principal } from '../../src/simulator/world/iam/principals.ts';
import { RunningLabClock } from '../../src/simulator/world/runningLabClock.ts';
import { seededRandom } from '../../src/simulator/world/random.ts';
import { World } from '../../src/simulator/world/world.ts';
import { ControlPlaneTwin } from '../simulator/cloudformation/controlPlaneTwin.ts';

export interface CloudformationServer {
  readonly endpoint: string;
  readonly user: Principal;
  readonly world: World;
  readonly stacks: Stacks;
  /** What broke in the server itself. */
  readonly errors: readonly unknown[];
  dispose(): void;
}

/** CloudFormation and its world on a socket, lab time passing `speed` times as fast, with no Kubernetes behind its clusters. */
export async function serveCloudformation(speed: number): Promise<CloudformationServer> {
  const clock = new RunningLabClock(speed);
  const world = new World({ region: 'ap-northeast-2', account: '111122223333', clock, random: seededRandom(11) });
  const user = createUser(world, 'learner', 'a secret for this test only');
  const eks = new Eks(world, () => Promise.resolve(new ControlPlaneTwin(clock)));
  const stacks = new Stacks(world, eks);
  const errors: unknown[] = [];
  const protocol = query('http://cloudformation.amazonaws.com/doc/2010-05-15/');
  const services = { cloudformation: { protocol, operations: cloudformationOperations(stacks) } };
  const faults = new InjectedFaults(world);
  const server = await AwsServer.listen(0, (request) =>
    dispatch({ world, services, faults, calls: new CallLog(), onError: (error) => errors.push(error) }, request),
  );
  return {
    endpoint: server.endpoint,
    user,
    world,
    stacks,
    errors,
    dispose() {
      server.dispose();
      eks.dispose();
      clock.dispose();
    },
  };
}

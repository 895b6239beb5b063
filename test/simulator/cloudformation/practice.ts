import type { Stack } from '../../../src/simulator/cloudformation/stack.ts';
import { Stacks } from '../../../src/simulator/cloudformation/stacks.ts';
import { stackRequestOf } from '../../../src/simulator/aws/cloudformation/stackRequest.ts';
import { Eks } from '../../../src/simulator/world/eks/eks.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { seededRandom } from '../../../src/simulator/world/random.ts';
import { World } from '../../../src/simulator/world/world.ts';
import { ControlPlaneTwin } from './controlPlaneTwin.ts';

/** A world with CloudFormation and EKS, whose time passes only when told to. */
export class Practice {
  readonly clock: ManualLabClock;
  readonly world: World;
  readonly controlPlane: ControlPlaneTwin;
  readonly eks: Eks;
  readonly stacks: Stacks;

  constructor(epoch?: number, seed = 7) {
    this.clock = new ManualLabClock(epoch);
    const random = seededRandom(seed);
    this.world = new World({ region: 'ap-northeast-2', account: '111122223333', clock: this.clock, random });
    this.controlPlane = new ControlPlaneTwin(this.clock);
    this.eks = new Eks(this.world, () => Promise.resolve(this.controlPlane));
    this.stacks = new Stacks(this.world, this.eks);
  }

  /** Creates a stack as CreateStack does. */
  create(TemplateBody: string, more: Readonly<Record<string, unknown>> = {}): Stack {
    const input = { StackName: 'myeks', TemplateBody, Capabilities: ['CAPABILITY_IAM'], ...more };
    return this.stacks.create(
      stackRequestOf(this.world, input, undefined),
      more['EnableTerminationProtection'] === 'true',
    );
  }

  /** Updates a stack as UpdateStack does. */
  update(stack: Stack, input: Readonly<Record<string, unknown>>): void {
    this.stacks.update(stack, stackRequestOf(this.world, { Capabilities: ['CAPABILITY_IAM'], ...input }, stack));
  }

  /** Lets lab seconds pass one by one, so that what waits for a promise gets its turn. */
  async pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second++) {
      this.clock.advance(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** What happened to a stack, oldest first: `<logical id> <status>`, and the reason if there is one. */
export function story(stack: Stack): string[] {
  return stack.events
    .map(({ logicalId, status, reason }) => [logicalId, status, ...(reason === undefined ? [] : [reason])].join(' '))
    .toReversed();
}

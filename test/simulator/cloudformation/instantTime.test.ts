import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stackRequestOf } from '../../../src/simulator/aws/cloudformation/stackRequest.ts';
import { isInProgress } from '../../../src/simulator/cloudformation/stack.ts';
import { Stacks } from '../../../src/simulator/cloudformation/stacks.ts';
import { Eks } from '../../../src/simulator/world/eks/eks.ts';
import { RunningLabClock } from '../../../src/simulator/world/runningLabClock.ts';
import { seededRandom } from '../../../src/simulator/world/random.ts';
import { World } from '../../../src/simulator/world/world.ts';
import { ControlPlaneTwin } from './controlPlaneTwin.ts';
import { story } from './practice.ts';

const TemplateBody = readFileSync(new URL('../../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');

/** What happens when the lab is deployed and deleted in no time, and where. */
async function tale(): Promise<string[]> {
  const clock = new RunningLabClock(Infinity);
  const random = seededRandom(7);
  const world = new World({ region: 'ap-northeast-2', account: '111122223333', clock, random });
  const controlPlane = new ControlPlaneTwin(clock);
  const eks = new Eks(world, () => Promise.resolve(controlPlane));
  const stacks = new Stacks(world, eks);
  const request = stackRequestOf(
    world,
    { StackName: 'myeks', TemplateBody, Capabilities: ['CAPABILITY_IAM'] },
    undefined,
  );
  const stack = stacks.create(request, false);
  const settled = async () => {
    while (isInProgress(stack)) await new Promise((resolve) => setImmediate(resolve));
  };
  await settled();
  expect(stack.status).toBe('CREATE_COMPLETE');
  expect(clock.labTime()).toBeGreaterThan(10 * 60_000);
  stacks.delete(stack, { retain: new Set(), force: false });
  await settled();
  expect(stack.status).toBe('DELETE_COMPLETE');
  clock.dispose();
  return [...story(stack), ...stack.events.map(({ physicalId }) => physicalId ?? '')];
}

it('in no time everything happens in the same order, to the same resources, every time', async () => {
  const [one, other] = [await tale(), await tale()];
  expect(one).toEqual(other);
});

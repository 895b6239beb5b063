import { readFileSync } from 'node:fs';
import { array, assert, asyncProperty, boolean, integer, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { isInProgress } from '../../../src/simulator/cloudformation/stack.ts';
import { leftIn } from '../cloudformation/leftIn.ts';
import { Practice } from '../cloudformation/practice.ts';
import { made, owned, refused, step, template as anyTemplate } from '../cloudformation/stackPlay.ts';
import { killed } from './killed.ts';

const template = readFileSync(new URL('../../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');
const minutes = 60;
/** The lab takes about a quarter of an hour; each kill may cost as much again as the longest wait, a cluster's nine minutes. */
const patience = 60 * minutes;

/** Lets lab seconds pass until the stack has no more under way, in turns, and answers in which world that is. */
async function through(practice: Practice, kills: readonly number[]): Promise<Practice> {
  let living = practice;
  for (const after of kills) {
    await living.pass(after);
    living = await killed(living);
  }
  await living.pass(patience);
  return living;
}

const kills = array(integer({ min: 0, max: 9 * minutes }), { minLength: 1, maxLength: 3 });

it('the lab stands and goes without a trace, however often and whenever the simulator is killed', async () => {
  await assert(
    asyncProperty(kills, kills, async (whileMade, whileDeleted) => {
      const first = new Practice();
      const { id, request } = first.create(template, {
        Parameters: [{ ParameterKey: 'SgIngressSshCidr', ParameterValue: '203.0.113.7/32' }],
      });
      const made = await through(first, whileMade);
      const stack = made.stacks.get(id);
      expect(stack.status).toBe('CREATE_COMPLETE');
      expect([...stack.resources.values()].map(({ status }) => status)).toEqual(
        [...request.template.resources.keys()].map(() => 'CREATE_COMPLETE'),
      );
      const told = stack.events.filter(({ status }) => status === 'CREATE_COMPLETE').map(({ logicalId }) => logicalId);
      expect(new Set(told).size).toBe(told.length);
      const [group] = [...(made.world.clusters.get('myeks')?.nodegroups.values() ?? [])];
      expect(group).toMatchObject({ status: 'ACTIVE', issues: [] });
      const instances = [...made.world.instances.values()].filter(({ state }) => state === 'running');
      expect(instances.map(({ id }) => id).toSorted()).toEqual(
        [...(group?.instanceIds ?? []), stack.resources.get('Bastion')?.physicalId ?? ''].toSorted(),
      );
      expect(group?.instanceIds).toHaveLength(3);
      made.stacks.delete(stack, { retain: new Set(), force: false });
      const gone = await through(made, whileDeleted);
      expect(gone.stacks.get(id).status).toBe('DELETE_COMPLETE');
      expect(leftIn(gone)).toEqual({});
    }),
    { seed: 3, numRuns: 12 },
  );
}, 30_000);

/** Lets 40 lab minutes pass with two kills on the way, soon after one another. */
async function throughTwo(practice: Practice, seconds: number): Promise<Practice> {
  practice.clock.advance(seconds * 1_000);
  const second = await killed(practice);
  second.clock.advance(seconds * 700);
  const third = await killed(second);
  third.clock.advance(40 * minutes * 1_000);
  return third;
}

const soon = integer({ min: 0, max: 40 });

it('updates and rollbacks come to their end, whenever the simulator is killed', async () => {
  await assert(
    asyncProperty(
      anyTemplate,
      array(tuple(step, boolean(), soon, soon), { minLength: 1, maxLength: 6 }),
      soon,
      async (first, steps, last) => {
        let practice = new Practice();
        const { id } = practice.create(first);
        practice.clock.advance(40 * minutes * 1_000);
        for (const [{ template: next, disableRollback, fail, after }, cancels, kill, killAgain] of steps) {
          practice.stacks.failNext(fail, 'no such luck');
          refused(() =>
            practice.update(practice.stacks.get(id), { TemplateBody: next, DisableRollback: String(disableRollback) }),
          );
          if (cancels) {
            practice.clock.advance(after * 1_000);
            refused(() => practice.stacks.cancelUpdate(practice.stacks.get(id)));
          }
          practice = await throughTwo(practice, kill);
          if (!disableRollback) refused(() => practice.stacks.rollBack(practice.stacks.get(id)));
          practice = await throughTwo(practice, killAgain);
          const stack = practice.stacks.get(id);
          expect(isInProgress(stack)).toBe(false);
          expect(made(practice).toSorted()).toEqual(owned(stack).toSorted());
        }
        refused(() => practice.stacks.continueUpdateRollback(practice.stacks.get(id), new Set()));
        practice.clock.advance(40 * minutes * 1_000);
        practice.stacks.delete(practice.stacks.get(id), { retain: new Set(), force: false });
        practice = await throughTwo(practice, last);
        expect(practice.stacks.get(id).status).toBe('DELETE_COMPLETE');
        expect(made(practice)).toEqual([]);
      },
    ),
    { seed: 8, numRuns: 40 },
  );
}, 30_000);

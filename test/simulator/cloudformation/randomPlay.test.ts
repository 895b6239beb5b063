import { array, assert, property } from 'fast-check';
import { expect, it } from 'vitest';
import { isInProgress } from '../../../src/simulator/cloudformation/stack.ts';
import { Practice } from './practice.ts';
import { made, owned, refused, step, template } from './stackPlay.ts';

const minute = 60_000;

it('whatever is done to a stack, it has what the world has of it, and leaves nothing when it goes', () => {
  assert(
    property(template, array(step, { minLength: 1, maxLength: 8 }), (first, steps) => {
      const practice = new Practice();
      const stack = practice.create(first, { DisableRollback: String(steps[0]?.disableRollback) });
      for (const { template: next, disableRollback, fail, after } of steps) {
        practice.clock.advance(after * 1_000);
        refused(() => practice.stacks.cancelUpdate(stack));
        practice.clock.advance(40 * minute);
        expect(isInProgress(stack)).toBe(false);
        expect(made(practice).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
          owned(stack).toSorted((a, b) => (a < b ? -1 : 1)),
        );
        practice.stacks.failNext(fail, 'no such luck');
        refused(() => practice.update(stack, { TemplateBody: next, DisableRollback: String(disableRollback) }));
        if (!disableRollback) refused(() => practice.stacks.rollBack(stack));
      }
      practice.clock.advance(40 * minute);
      refused(() => practice.stacks.continueUpdateRollback(stack, new Set()));
      practice.clock.advance(40 * minute);
      practice.stacks.delete(stack, { retain: new Set(), force: false });
      practice.clock.advance(40 * minute);
      expect(stack.status).toBe('DELETE_COMPLETE');
      expect(made(practice)).toEqual([]);
    }),
    { seed: 20, numRuns: 100 },
  );
});

import { ToolError } from '../../tool.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { changeFlags } from '../change/changeFlags.ts';
import { eachTarget } from '../change/eachTarget.ts';
import type { KubectlCommand } from '../command.ts';
import { durationFlag } from '../flagValues.ts';
import { findTargets, selectionFlags } from '../resources/visit.ts';
import { followObject } from './followObject.ts';
import { readCondition } from './waitCondition.ts';

/** Milliseconds that `kubectl wait` has patience for, unless told otherwise. */
const patience = 30_000;
/** A week: what a negative timeout stands for. */
const week = 7 * 24 * 3_600_000;

/** `kubectl wait --for=CONDITION TYPE NAME [--timeout=30s]`. */
export const wait: KubectlCommand = {
  takes: '([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) --for=CONDITION',
  flags: {
    ...selectionFlags,
    output: changeFlags.output,
    template: changeFlags.template,
    all: { kind: 'switch' },
    for: { kind: 'text' },
    timeout: { kind: 'text' },
  },
  async run(line, session) {
    const wanted = line.text('for') ?? '';
    const isEnough = readCondition(wanted);
    const waitsForCreation = wanted.toLowerCase() === 'create';
    const waitsForDeletion = wanted.toLowerCase() === 'delete';
    const timeout = durationFlag(line, 'timeout') ?? patience;
    const end = session.now().getTime() + (timeout < 0 ? week : timeout);
    const print = await changedPrinter(line, session);
    const targets = await findTargets(line, session, { all: line.has('all') });
    if (targets.length === 0) {
      if (waitsForDeletion) return 0;
      throw new ToolError('error: no matching resources found');
    }
    return await eachTarget(targets, session, async (target) => {
      let wasThere = false;
      let shown = target.object ?? { metadata: { name: target.name } };
      const check: typeof isEnough = (object) => {
        shown = object ?? shown;
        wasThere ||= object !== undefined;
        return isEnough(object);
      };
      // At least a look, however little time there is.
      const left = Math.max(1, end - session.now().getTime());
      const mayCome = waitsForCreation || waitsForDeletion;
      const outcome = await followObject(target, left, session, check, { mayCome });
      if (outcome === 'timeout' && waitsForCreation) throw new ToolError('error: timed out waiting for the condition');
      // Of what was never there nothing is said.
      if (outcome === 'done' && waitsForDeletion && !wasThere) return;
      if (outcome === 'timeout')
        throw new ToolError(`error: timed out waiting for the condition on ${target.resource.name}/${target.name}`);
      print(target.resource, shown, 'condition met');
    });
  },
};

import { ToolError } from '../../tool.ts';
import { eachTarget } from '../change/eachTarget.ts';
import type { KubectlCommand } from '../command.ts';
import { qualifiedKind } from '../discovery/apiResource.ts';
import { integerFlag } from '../flagValues.ts';
import { objectOf } from '../resources/visit.ts';
import { revisionsOf } from './revisions.ts';
import { templateText } from './templateText.ts';
import { rolloutFlags, rolloutTargets } from './rolloutTargets.ts';

/** `kubectl rollout history TYPE NAME [--revision=N]`. */
export const rolloutHistory: KubectlCommand = {
  takes: '(TYPE NAME | TYPE/NAME) [flags]',
  flags: { ...rolloutFlags, revision: { kind: 'text' } },
  async run(line, session) {
    const wanted = integerFlag(line, 'revision') ?? 0;
    if (wanted < 0) throw new ToolError('error: revision must be a positive integer: '.concat(String(wanted)));
    const targets = await rolloutTargets(line, session);
    return await eachTarget(targets, session, async (target) => {
      const revisions = await revisionsOf(target, await objectOf(target, session), session);
      const head = `${qualifiedKind(target.resource)}/${target.name}`;
      if (wanted === 0) {
        const rows = revisions.map(({ number, cause }) => `${String(number).padEnd(10)}${cause ?? '<none>'}\n`);
        session.print(`${head} \nREVISION  CHANGE-CAUSE\n${rows.join('')}\n`);
        return;
      }
      const revision = revisions.find(({ number }) => number === wanted);
      if (revision === undefined) throw new ToolError('error: unable to find the specified revision');
      session.print(`${head} with revision #${wanted}\n${templateText(revision.template)}\n`);
    });
  },
};

import { ToolError } from '../../tool.ts';
import { eachTarget } from '../change/eachTarget.ts';
import type { KubectlCommand } from '../command.ts';
import { durationFlag, integerFlag } from '../flagValues.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { objectOf, type Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';
import { followObject } from '../wait/followObject.ts';
import { progressOf, type RolledOut } from './progress.ts';
import { rolloutFlags, rolloutTargets } from './rolloutTargets.ts';

/** `kubectl rollout status TYPE NAME`: says how far a rollout is, again whenever it goes on, until it is over. */
export const rolloutStatus: KubectlCommand = {
  takes: '(TYPE NAME | TYPE/NAME) [flags]',
  flags: {
    ...rolloutFlags,
    revision: { kind: 'text' },
    timeout: { kind: 'text' },
    watch: { kind: 'switch', short: 'w' },
  },
  async run(line, session) {
    const timeout = durationFlag(line, 'timeout') ?? 0;
    const revision = integerFlag(line, 'revision') ?? 0;
    const watches = line.text('watch') === undefined || line.has('watch');
    const targets = await rolloutTargets(line, session);
    if (targets.length === 0) {
      session.printError(`No resources found in ${await session.namespace()} namespace.\n`);
      return 0;
    }
    return await eachTarget(targets, session, async (target) => {
      if (!watches) {
        session.print(progress(target, await objectOf(target, session), revision).text);
        return;
      }
      const said = await followToEnd(target, timeout, revision, session);
      if (said === 'timeout') throw new ToolError('error: timed out waiting for the condition');
    });
  },
};

async function followToEnd(
  target: Target,
  timeout: number,
  revision: number,
  session: KubectlSession,
): Promise<'done' | 'timeout'> {
  let before = '';
  return await followObject(target, timeout, session, (object) => {
    if (object === undefined) throw new ToolError('error: object has been deleted');
    const { text, done } = progress(target, object, revision);
    if (text !== before) session.print(text);
    before = text;
    return done;
  });
}

function progress({ resource }: Target, object: KubernetesObject, revision: number): { text: string; done: boolean } {
  const rolledOut = { kind: resource.kind, ...object } as unknown as RolledOut;
  const running = Number(rolledOut.metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);
  if (revision > 0 && resource.kind === 'Deployment' && running !== revision)
    throw new ToolError(`error: desired revision (${revision}) is different from the running revision (${running})`);
  try {
    return progressOf(rolledOut);
  } catch (error) {
    if (error instanceof Error) throw new ToolError(`error: ${error.message}`, 1, error);
    throw error;
  }
}

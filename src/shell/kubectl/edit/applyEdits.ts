import { ToolError } from '../../tool.ts';
import type { ChangedPrinter } from '../change/changedPrinter.ts';
import { sendPatch } from '../change/sendPatch.ts';
import { qualifiedName } from '../discovery/apiResource.ts';
import { failureText } from '../errorText.ts';
import { parseObjects } from '../resources/manifests.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import type { Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';

/** An object that is edited, as it was shown. */
export interface Edited {
  readonly target: Target;
  readonly before: KubernetesObject;
}

/** Brings objects to what was written, in the same order; why that does not work is the answer, which is empty if it did. */
export async function applyEdits(
  text: string,
  edited: readonly Edited[],
  { report, fieldManager }: { readonly report: ChangedPrinter; readonly fieldManager: string },
  session: KubectlSession,
): Promise<readonly string[]> {
  const after = read(text);
  if (typeof after === 'string') return [after];
  if (after.length !== edited.length) return [`error: ${edited.length} objects were here, and now ${after.length} are`];
  if (!edited.every(({ before }, place) => isSame(before, after[place])))
    return ['error: At least one of apiVersion, kind and name was changed'];
  const problems: string[] = [];
  for (const [place, { target, before }] of edited.entries())
    try {
      const changed = await sendPatch(
        target,
        before,
        after[place] ?? before,
        { dryRun: 'none', fieldManager },
        session,
      );
      report(target.resource, changed ?? before, changed === undefined ? 'skipped' : 'edited');
    } catch (error) {
      problems.push(failureText(error));
      session.printError(`error: ${qualifiedName(target.resource)} "${target.name}" is invalid\n`);
    }
  return problems;
}

/** The objects of a text, or why it has none. */
function read(text: string): readonly KubernetesObject[] | string {
  try {
    return parseObjects(text, 'edited-file');
  } catch (error) {
    if (error instanceof ToolError) return `The edited file had a syntax error: ${error.message}`;
    throw error;
  }
}

function isSame(before: KubernetesObject, after: KubernetesObject | undefined): boolean {
  return (
    before.apiVersion === after?.apiVersion &&
    before.kind === after?.kind &&
    before.metadata?.name === after?.metadata?.name
  );
}

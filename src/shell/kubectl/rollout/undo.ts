import { ToolError } from '../../tool.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { changeFlags, changeQuery } from '../change/changeFlags.ts';
import { dryRunOf } from '../change/dryRun.ts';
import { eachTarget } from '../change/eachTarget.ts';
import type { KubectlCommand } from '../command.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import { integerFlag } from '../flagValues.ts';
import { goJson } from '../output/goJson.ts';
import { objectOf, type Target } from '../resources/visit.ts';
import { revisionsOf, type Revision } from './revisions.ts';
import { rolloutFlags, rolloutTargets } from './rolloutTargets.ts';
import { templateText } from './templateText.ts';

/** `kubectl rollout undo TYPE NAME [--to-revision=N]`. */
export const rolloutUndo: KubectlCommand = {
  takes: '(TYPE NAME | TYPE/NAME) [flags]',
  flags: { ...rolloutFlags, ...changeFlags, 'to-revision': { kind: 'text' } },
  async run(line, session) {
    const dryRun = dryRunOf(line, session);
    const wanted = integerFlag(line, 'to-revision') ?? 0;
    const print = await changedPrinter(line, session, dryRun);
    const targets = await rolloutTargets(line, session);
    return await eachTarget(targets, session, async (target) => {
      const { resource, namespace, name } = target;
      const object = await objectOf(target, session);
      if (!['Deployment', 'DaemonSet', 'StatefulSet'].includes(resource.kind))
        throw new ToolError(
          `error: error retrieving rollbacker for "${resource.kind}", no visitor method exists for {${resource.group} ${resource.kind}}`,
        );
      const spec = (object['spec'] ?? {}) as Readonly<Record<string, unknown>>;
      if (spec['paused'] === true)
        throw new ToolError(
          "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
        );
      const revisions = await revisionsOf(target, object, session);
      const revision = chosen(revisions, wanted, target);
      const template = templateOf(revision);
      if (isSameTemplate(spec['template'], template)) {
        print(resource, object, `skipped rollback (current template already matches revision ${revision.number})`);
        return;
      }
      if (dryRun === 'client') {
        print(resource, object, templateText(revision.template));
        return;
      }
      const api = await session.api();
      const path = `${resourcePath(resource, { namespace, name })}${changeQuery({ dryRun: dryRun === 'server' ? 'All' : undefined })}`;
      const patch = [{ op: 'replace', path: '/spec/template', value: template }];
      await api.request('PATCH', path, patch, { contentType: 'application/json-patch+json' });
      print(resource, object, 'rolled back');
    });
  },
};

function chosen(revisions: readonly Revision[], wanted: number, { resource, name }: Target): Revision {
  const found = wanted > 0 ? revisions.find(({ number }) => number === wanted) : revisions.at(-2);
  if (found !== undefined) return found;
  if (wanted > 0) throw new ToolError(`error: unable to find specified revision ${wanted} in history`);
  throw new ToolError(
    resource.kind === 'Deployment'
      ? `error: no rollout history found for deployment "${name}"`
      : 'error: no last revision to roll back to',
  );
}

/** Labels by which a controller tells its pods from those of other templates are no part of the template. */
function templateOf({ template }: Revision): object {
  const { 'pod-template-hash': _, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}

function isSameTemplate(one: unknown, other: unknown): boolean {
  return goJson(one) === goJson(other);
}

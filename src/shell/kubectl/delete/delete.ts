import { ApiError } from '../../kubernetes/apiError.ts';
import { ToolError } from '../../tool.ts';
import { changeQuery } from '../change/changeFlags.ts';
import { dryRunFlag, dryRunNote, dryRunOf, type DryRun } from '../change/dryRun.ts';
import { eachTarget, nothingNamed } from '../change/eachTarget.ts';
import type { KubectlCommand } from '../command.ts';
import { qualifiedKind, resourcePath } from '../discovery/apiResource.ts';
import { apiErrorText } from '../errorText.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { findTargets, selectionFlags, type Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';
import { deleteFlags, deleteOptionsOf, type DeleteOptions } from './deleteFlags.ts';
import { untilGone } from './untilGone.ts';

/** `kubectl delete (-f FILE | TYPE NAME | TYPE -l SELECTOR | TYPE --all)`. */
export const deleteCommand: KubectlCommand = {
  takes: '([-f FILENAME] | TYPE [(NAME | -l label | --all)])',
  flags: {
    ...selectionFlags,
    ...dryRunFlag,
    ...deleteFlags,
    all: { kind: 'switch' },
    output: { kind: 'text', short: 'o' },
    raw: { kind: 'text' },
  },
  async run(line, session) {
    const output = line.text('output') ?? '';
    const dryRun = dryRunOf(line, session);
    const options = deleteOptionsOf(line);
    const all = line.has('all');
    const selector = line.text('selector') ?? line.text('field-selector') ?? '';
    if (output !== '' && output !== 'name')
      throw new ToolError(`error: unexpected -o output mode: ${output}. We only support '-o name'`);
    if (all && (line.text('selector') ?? '') !== '')
      throw new ToolError("error: setting 'all' parameter but found a non empty selector. ");
    if (line.words.length === 0 && line.list('filename').length === 0) throw new ToolError(nothingNamed);
    if (options.warning !== undefined) session.printError(options.warning);
    const targets = await findTargets(line, session, { all });
    const gone: { readonly target: Target; readonly uid: string | undefined }[] = [];
    const isMissingFine = line.has('ignore-not-found') || all || selector !== '';
    const status = await eachTarget(
      targets,
      session,
      async (target) => {
        const deleted = await deleteTarget(target, options, dryRun, session).catch((error: unknown) => {
          if (error instanceof ApiError && error.code === 404 && isMissingFine) return undefined;
          throw error;
        });
        if (deleted === undefined) return;
        gone.push({ target, uid: deleted.uid });
        const kind = qualifiedKind(target.resource);
        if (output === 'name') session.print(`${kind}/${target.name}\n`);
        else
          session.print(
            `${kind} "${target.name}" ${options.isForced ? 'force deleted' : 'deleted'}${dryRunNote(dryRun)}\n`,
          );
      },
      (error, { source }) => apiErrorText(error, source === undefined ? '' : `error when deleting "${source}"`),
    );
    if (targets.length === 0) session.print('No resources found\n');
    if (options.waits && dryRun === 'none') {
      const end = options.timeout > 0 ? session.now().getTime() + options.timeout : Infinity;
      for (const { target, uid } of gone) await untilGone(target, uid, end, session);
    }
    return status;
  },
};

interface Deleted {
  readonly uid: string | undefined;
}

/** Asks the server to delete an object; tells which one it was, so that another of its name is not taken for it. */
export async function deleteTarget(
  { resource, namespace, name }: Target,
  options: DeleteOptions,
  dryRun: DryRun,
  session: KubectlSession,
): Promise<Deleted> {
  const api = await session.api();
  const path = resourcePath(resource, { namespace, name });
  if (dryRun === 'client') {
    const object = (await api.request('GET', path)) as KubernetesObject;
    return { uid: object.metadata?.uid };
  }
  const body = {
    apiVersion: 'v1',
    kind: 'DeleteOptions',
    propagationPolicy: options.propagation,
    ...(options.gracePeriod === undefined ? {} : { gracePeriodSeconds: options.gracePeriod }),
    ...(dryRun === 'server' ? { dryRun: ['All'] } : {}),
  };
  const query = changeQuery({ dryRun: dryRun === 'server' ? 'All' : undefined });
  const answer = (await api.request('DELETE', `${path}${query}`, body)) as KubernetesObject & {
    readonly details?: { readonly uid?: string };
  };
  return { uid: answer.metadata?.uid ?? answer.details?.uid };
}

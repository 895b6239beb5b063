import { ApiError } from '../../kubernetes/apiError.ts';
import { ToolError } from '../../tool.ts';
import { lastApplied, withLastApplied } from '../apply/lastApplied.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { changeFlags } from '../change/changeFlags.ts';
import { dryRunOf } from '../change/dryRun.ts';
import { eachTarget } from '../change/eachTarget.ts';
import {
  createObject,
  inNamespace,
  writeFlags,
  writeOptionsOf,
  writeQuery,
  type WriteOptions,
} from '../change/writeObject.ts';
import { UsageError, type KubectlCommand } from '../command.ts';
import { deleteTarget } from '../delete/delete.ts';
import { deleteFlags, deleteOptionsOf } from '../delete/deleteFlags.ts';
import { untilGone } from '../delete/untilGone.ts';
import { qualifiedKind, resourcePath } from '../discovery/apiResource.ts';
import { apiErrorText } from '../errorText.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { findTargets, selectionFlags, type Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';

const { filename, recursive } = selectionFlags;

/** `kubectl replace -f FILE [--force]`. */
export const replace: KubectlCommand = {
  takes: '-f FILENAME',
  flags: { filename, recursive, ...changeFlags, ...writeFlags, ...deleteFlags, subresource: { kind: 'text' } },
  async run(line, session) {
    if (line.words.length > 0) throw new UsageError(`Unexpected args: [${line.words.join(' ')}]`);
    if (line.list('filename').length === 0) throw new ToolError('error: must specify one of -f and -k');
    const dryRun = dryRunOf(line, session);
    const options = writeOptionsOf(line, dryRun, 'kubectl-replace');
    const deletion = deleteOptionsOf(line);
    const force = line.has('force');
    if (force && dryRun !== 'none') throw new ToolError('error: --dry-run can not be used when --force is set');
    const print = await changedPrinter(line, session, dryRun);
    const targets = await findTargets(line, session);
    if (targets.length === 0) throw new ToolError(`error: no objects passed to replace`);
    if (force) {
      if (deletion.warning !== undefined && line.text('grace-period') === '0') session.printError(deletion.warning);
      await remove(targets, deletion, session);
    }
    return await eachTarget(
      targets,
      session,
      async (target) => {
        const given = inNamespace(target.object ?? {}, target.namespace);
        const isKept = line.has('save-config') || given.metadata?.annotations?.[lastApplied] !== undefined;
        const wanted = isKept ? withLastApplied(given) : given;
        const made = force
          ? await createObject(target.resource, target.namespace, wanted, options, session)
          : await put(target, wanted, options, line.text('subresource'), session);
        print(target.resource, made, 'replaced');
      },
      (error, { source = '' }) => apiErrorText(error, `error when replacing "${source}"`),
    );
  },
};

async function put(
  { resource, namespace, name }: Target,
  object: KubernetesObject,
  options: WriteOptions,
  subresource: string | undefined,
  session: KubectlSession,
): Promise<KubernetesObject> {
  if (options.dryRun === 'client') return object;
  const place = { namespace, name, ...(subresource === undefined ? {} : { subresource }) };
  const path = `${resourcePath(resource, place)}${writeQuery(options)}`;
  return (await (await session.api()).request('PUT', path, object)) as KubernetesObject;
}

/** Deletes what is there of the targets, and waits until it is gone. */
async function remove(
  targets: readonly Target[],
  options: ReturnType<typeof deleteOptionsOf>,
  session: KubectlSession,
): Promise<void> {
  const gone: { readonly target: Target; readonly uid: string | undefined }[] = [];
  for (const target of targets) {
    try {
      const { uid } = await deleteTarget(target, options, 'none', session);
      gone.push({ target, uid });
      session.print(`${qualifiedKind(target.resource)} "${target.name}" deleted\n`);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 404) throw error;
    }
  }
  const end = options.timeout > 0 ? session.now().getTime() + options.timeout : Infinity;
  for (const { target, uid } of gone) await untilGone(target, uid, end, session);
}

import { ToolError } from '../../tool.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { changeFlags } from '../change/changeFlags.ts';
import { dryRunOf } from '../change/dryRun.ts';
import { eachTarget } from '../change/eachTarget.ts';
import { inNamespace, writeFlags, writeOptionsOf } from '../change/writeObject.ts';
import { UsageError, type KubectlCommand } from '../command.ts';
import { apiErrorText } from '../errorText.ts';
import { findTargets, selectionFlags } from '../resources/visit.ts';
import { applyOnClient } from './clientSideApply.ts';
import { applyOnServer } from './serverSideApply.ts';

const { filename, recursive, selector } = selectionFlags;

/** `kubectl apply -f FILE [--server-side]`. */
export const apply: KubectlCommand = {
  takes: '-f FILENAME',
  flags: {
    filename,
    recursive,
    selector,
    ...changeFlags,
    ...writeFlags,
    'force-conflicts': { kind: 'switch' },
    overwrite: { kind: 'switch' },
    'server-side': { kind: 'switch' },
    wait: { kind: 'switch' },
  },
  async run(line, session) {
    if (line.words.length > 0) throw new UsageError(`Unexpected args: [${line.words.join(' ')}]`);
    if (line.list('filename').length === 0) throw new ToolError('error: must specify one of -f and -k');
    const onServer = line.has('server-side');
    const dryRun = dryRunOf(line, session);
    if (line.has('force-conflicts') && !onServer)
      throw new ToolError('error: --force-conflicts only works with --server-side');
    if (onServer && dryRun === 'client')
      throw new ToolError(
        "error: --dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)",
      );
    const options = writeOptionsOf(line, dryRun, onServer ? 'kubectl' : 'kubectl-client-side-apply');
    const print = await changedPrinter(line, session, dryRun);
    const targets = await findTargets(line, session);
    if (targets.length === 0) throw new ToolError('error: no objects passed to apply');
    return await eachTarget(
      targets,
      session,
      async (target) => {
        const manifest = inNamespace(target.object ?? {}, target.namespace);
        if (onServer) {
          const object = await applyOnServer(target, manifest, options, line.has('force-conflicts'), session);
          print(target.resource, object, 'serverside-applied');
          return;
        }
        const { object, operation } = await applyOnClient(target, manifest, options, session);
        print(target.resource, object, operation);
      },
      (error, { source = '' }) =>
        apiErrorText(error, error.reason === 'AlreadyExists' ? `error when creating "${source}"` : ''),
    );
  },
};

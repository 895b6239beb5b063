import { ToolError } from '../../tool.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { changeFlags } from '../change/changeFlags.ts';
import { dryRunOf } from '../change/dryRun.ts';
import { eachTarget } from '../change/eachTarget.ts';
import { createObject, inNamespace, writeFlags, writeOptionsOf } from '../change/writeObject.ts';
import { UsageError, type KubectlCommand } from '../command.ts';
import { apiErrorText } from '../errorText.ts';
import { withLastApplied } from '../apply/lastApplied.ts';
import { findTargets, selectionFlags } from '../resources/visit.ts';

const { filename, recursive, selector } = selectionFlags;

/** `kubectl create -f FILE`. */
export const create: KubectlCommand = {
  takes: '-f FILENAME',
  flags: { filename, recursive, selector, ...changeFlags, ...writeFlags },
  async run(line, session) {
    if (line.words.length > 0) throw new UsageError(`Unexpected args: [${line.words.join(' ')}]`);
    if (line.list('filename').length === 0) throw new ToolError('error: must specify one of -f and -k');
    const dryRun = dryRunOf(line, session);
    const options = writeOptionsOf(line, dryRun, 'kubectl-create');
    const print = await changedPrinter(line, session, dryRun);
    const targets = await findTargets(line, session);
    if (targets.length === 0) throw new ToolError('error: no objects passed to create');
    return await eachTarget(
      targets,
      session,
      async ({ resource, namespace, object = {} }) => {
        const placed = inNamespace(object, namespace);
        const wanted = line.has('save-config') ? withLastApplied(placed) : placed;
        const made = dryRun === 'client' ? wanted : await createObject(resource, namespace, wanted, options, session);
        print(resource, made, 'created');
      },
      (error, { source }) => apiErrorText(error, `error when creating "${source ?? ''}"`),
    );
  },
};

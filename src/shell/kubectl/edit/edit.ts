import path from 'node:path';
import type { EditFile } from '../../../ports/labShell.ts';
import type { CommandLine } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { nothingNamed } from '../change/eachTarget.ts';
import type { KubectlCommand } from '../command.ts';
import { withoutManagedFields } from '../output/managedFields.ts';
import { objectPrinter } from '../output/objectPrinter.ts';
import { findTargets, objectOf, selectionFlags } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';
import { applyEdits, type Edited } from './applyEdits.ts';
import { EditedFile, withoutComments } from './editedFile.ts';

/** `kubectl edit`: opens objects in the editor and patches them as they were changed there. */
export const edit: KubectlCommand = {
  takes: '(RESOURCE/NAME | -f FILENAME)',
  flags: {
    ...selectionFlags,
    'field-manager': { kind: 'text' },
    output: { kind: 'text', short: 'o' },
    'show-managed-fields': { kind: 'switch' },
    validate: { kind: 'text' },
  },
  async run(line, session) {
    if (line.words.length === 0 && line.list('filename').length === 0) throw new ToolError(nothingNamed);
    const { editFile } = session;
    if (editFile === undefined) throw new ToolError(noEditor(line.words.join(' ') || 'TYPE NAME'));
    const output = line.text('output') ?? 'yaml';
    if (output !== 'yaml' && output !== 'json')
      throw new ToolError("error: The flag 'output' must be one of yaml|json");
    const found = await editedObjects(line, session);
    const [first] = found;
    if (first === undefined) throw new ToolError('error: edit cancelled, no objects found');
    const print = await objectPrinter(output, { template: undefined, showManagedFields: true, cwd: session.cwd });
    const items = found.map(({ before }) => before);
    const original = print(items.length === 1 ? first.before : { apiVersion: 'v1', kind: 'List', metadata: {}, items });
    const name = items.length === 1 ? `${first.target.resource.singular}-${first.target.name}` : 'objects';
    const file = await EditedFile.make(`${name}.${output}`);
    try {
      return await untilApplied({ found, original, file, editFile }, line, session);
    } catch (error) {
      // Who gives up by Ctrl-C wants no copy, of a secret least of all.
      if (session.signal.aborted) await file.remove();
      throw error;
    }
  },
};

async function editedObjects(line: CommandLine<string>, session: KubectlSession): Promise<readonly Edited[]> {
  const targets = await findTargets(line, session);
  return await Promise.all(
    targets.map(async (target) => {
      const object = await objectOf(target, session);
      return { target, before: line.has('show-managed-fields') ? object : withoutManagedFields(object) };
    }),
  );
}

interface Editing {
  readonly found: readonly Edited[];
  readonly original: string;
  readonly file: EditedFile;
  readonly editFile: EditFile;
}

/** Has the text edited, with what is wrong with it above, until it will do or nothing is changed any more. */
async function untilApplied(
  { found, original, file, editFile }: Editing,
  line: CommandLine<string>,
  session: KubectlSession,
): Promise<number> {
  const report = await changedPrinter(line, session);
  const how = { report, fieldManager: line.text('field-manager') ?? 'kubectl-edit' };
  let text = original;
  let problems: readonly string[] = [];
  for (;;) {
    // Who looks at the terminal sees nothing happen.
    if (session.screen !== undefined)
      session.printError(`Waiting until ${path.basename(file.place)} is closed in the editor. Ctrl-C gives up.\n`);
    const edited = withoutComments(await file.edit(text, problems, (place) => editFile(place, session.signal)));
    const isEmpty = edited.trim() === '';
    if (isEmpty || edited === withoutComments(text)) {
      if (problems.length > 0) {
        session.printError(`A copy of your changes has been stored to "${file.place}"\n`);
        throw new ToolError('error: Edit cancelled, no valid changes were saved.');
      }
      session.printError(`Edit cancelled, ${isEmpty ? 'saved file was empty' : 'no changes made'}.\n`);
      break;
    }
    text = edited;
    problems = await applyEdits(text, found, how, session);
    if (problems.length === 0) break;
  }
  await file.remove();
  return 0;
}

function noEditor(what: string): string {
  return `error: this kubectl opens no editor. Write the object to a file with "kubectl get ${what} -o yaml > object.yaml", change it in VS Code, then run "kubectl apply -f object.yaml".`;
}

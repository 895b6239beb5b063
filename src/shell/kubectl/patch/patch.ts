import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { ToolError } from '../../tool.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { changeFlags, changeQuery } from '../change/changeFlags.ts';
import { dryRunOf } from '../change/dryRun.ts';
import { eachTarget, nothingNamed } from '../change/eachTarget.ts';
import type { KubectlCommand } from '../command.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { findTargets, objectOf, selectionFlags } from '../resources/visit.ts';

const types: Readonly<Record<string, string>> = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
};
const { filename, recursive } = selectionFlags;

/** `kubectl patch TYPE NAME (-p PATCH | --patch-file FILE) [--type=json|merge|strategic]`. */
export const patch: KubectlCommand = {
  takes: '(-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]',
  flags: {
    filename,
    recursive,
    ...changeFlags,
    local: { kind: 'switch' },
    patch: { kind: 'text', short: 'p' },
    'patch-file': { kind: 'text' },
    subresource: { kind: 'text' },
    type: { kind: 'text' },
  },
  async run(line, session) {
    const dryRun = dryRunOf(line, session);
    const [given, file] = [line.text('patch') ?? '', line.text('patch-file') ?? ''];
    if (given !== '' && file !== '') throw new ToolError('error: cannot specify --patch and --patch-file together');
    if (given === '' && file === '')
      throw new ToolError('error: must specify --patch or --patch-file containing the contents of the patch');
    const type = line.text('type') ?? 'strategic';
    const contentType = types[type];
    if (contentType === undefined)
      throw new ToolError(`error: --type must be one of [json merge strategic], not "${type}"`);
    const text =
      file === ''
        ? given
        : await readFile(path.resolve(session.cwd, file), 'utf8').catch((error: Error) => {
            throw new ToolError(`error: unable to read patch file: open ${file}: no such file or directory`, 1, error);
          });
    const body = parsePatch(text);
    if (line.words.length === 0 && line.list('filename').length === 0) throw new ToolError(nothingNamed);
    const print = await changedPrinter(line, session);
    const targets = await findTargets(line, session);
    return await eachTarget(targets, session, async (target) => {
      const { resource, namespace, name } = target;
      const before = await objectOf(target, session);
      const subresource = line.text('subresource');
      const query = changeQuery({
        // Whether a patch fits is the server's to say.
        dryRun: dryRun === 'none' ? undefined : 'All',
        fieldManager: line.text('field-manager') ?? 'kubectl-patch',
      });
      const place = resourcePath(resource, { namespace, name, ...(subresource === undefined ? {} : { subresource }) });
      const api = await session.api();
      const after = (await api.request('PATCH', `${place}${query}`, body, { contentType })) as KubernetesObject;
      print(kindOf(after), after, `patched${isSame(before, after) ? ' (no change)' : ''}`);
    });
  },
};

/** What an answer is: of a subresource that is another kind. */
function kindOf({ apiVersion = '', kind = '' }: KubernetesObject): { readonly kind: string; readonly group: string } {
  return { kind, group: apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '' };
}

function parsePatch(text: string): object {
  try {
    return parse(text) as object;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ToolError(`error: unable to parse "${text}": yaml: ${why.split('\n')[0] ?? ''}`, 1, error);
  }
}

function isSame(before: KubernetesObject, after: KubernetesObject): boolean {
  const bare = ({ metadata, ...rest }: KubernetesObject) => {
    const { managedFields: _, ...told } = metadata ?? {};
    return { ...rest, metadata: told };
  };
  return isDeepStrictEqual(bare(before), bare(after));
}

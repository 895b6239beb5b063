import { text as textOf } from 'node:stream/consumers';
import { ToolError } from '../../tool.ts';
import { UsageError, type KubectlCommand } from '../command.ts';
import { selectionOf } from '../resources/visit.ts';
import type { ResourceRequest } from '../resources/selection.ts';
import type { KubectlSession } from '../session/session.ts';
import { getFlags, isTable, type GetLine } from './getFlags.ts';
import { manifestRequests, type GetRequest } from './getRequest.ts';
import { getObjects } from './getObjects.ts';
import { getTables } from './getTables.ts';
import { watchResource } from './watchResource.ts';

/** `kubectl get`. */
export const get: KubectlCommand = {
  takes: '(TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...)',
  flags: getFlags,
  async run(line, session) {
    const raw = line.text('raw');
    if (raw !== undefined) return await getRaw(raw, session);
    const watching = line.has('watch') || line.has('watch-only');
    if (line.has('output-watch-events') && !watching)
      throw new ToolError('error: --output-watch-events option can only be used with --watch or --watch-only');
    const requests = await requestsOf(line, session);
    if (watching) return await watchResource(requests, line, session);
    return isTable(line) ? await getTables(requests, line, session) : await getObjects(requests, line, session);
  },
};

async function getRaw(path: string, session: KubectlSession): Promise<number> {
  const { body } = await (await session.api()).open(path);
  session.print(await textOf(body));
  return 0;
}

async function requestsOf(line: GetLine, session: KubectlSession): Promise<readonly GetRequest[]> {
  const files = line.list('filename');
  if (files.length > 0) {
    if (line.words.length > 0)
      throw new ToolError(
        'error: when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well',
      );
    return await manifestRequests(files, line.has('recursive'), session);
  }
  if (line.words.length === 0) throw nothingNamed(session);
  const allNamespaces = line.has('all-namespaces');
  const found: readonly ResourceRequest[] = await selectionOf(line.words, session, {
    selector: line.text('selector'),
    fieldSelector: line.text('field-selector'),
    allNamespaces,
    collections: true,
  });
  const namespace = allNamespaces ? undefined : await session.namespace();
  return found.map((request) => ({ ...request, namespace: request.resource.namespaced ? namespace : undefined }));
}

function nothingNamed(session: KubectlSession): UsageError {
  session.printError(
    'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\n',
  );
  return new UsageError(
    'Required resource not specified.\nUse "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).',
  );
}

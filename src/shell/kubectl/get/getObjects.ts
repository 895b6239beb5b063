import { resourcePath } from '../discovery/apiResource.ts';
import { getFormats, objectPrinter, type ObjectPrinter } from '../output/objectPrinter.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { listObjects } from '../resources/listObjects.ts';
import type { KubectlSession } from '../session/session.ts';
import { chunkOf, type GetLine } from './getFlags.ts';
import { eachInTurn, type GetRequest } from './getRequest.ts';
import { sortedObjects } from './sortRows.ts';

/** Prints the objects themselves: one by itself, several as a List. */
export async function getObjects(
  requests: readonly GetRequest[],
  line: GetLine,
  session: KubectlSession,
): Promise<number> {
  const print = await printerOf(line, session);
  const found: KubernetesObject[] = [];
  const failures = await eachInTurn(
    requests,
    async (request) => {
      for (const object of await objectsOf(request, line, session)) found.push(object);
    },
    line.has('ignore-not-found'),
  );
  const isOne = requests.length === 1 && requests[0]?.name !== undefined;
  const sortBy = line.text('sort-by') ?? '';
  const items = sortBy === '' ? found : sortedObjects(found, sortBy);
  const [first] = items;
  if (!isOne) session.print(print(listOf(items)));
  else if (first !== undefined) session.print(print(first));
  for (const failure of failures) session.printError(`${failure}\n`);
  return failures.length > 0 ? 1 : 0;
}

/** The printer for the `-o` of a command line. */
export async function printerOf(line: GetLine, session: KubectlSession): Promise<ObjectPrinter> {
  const template = line.text('template');
  return await objectPrinter(
    line.text('output') ?? (template === undefined ? '' : 'go-template'),
    {
      template,
      noHeaders: line.has('no-headers'),
      showManagedFields: line.has('show-managed-fields'),
      allowMissing: line.text('allow-missing-template-keys') !== 'false',
      cwd: session.cwd,
    },
    getFormats,
  );
}

async function objectsOf(
  { resource, namespace, name }: GetRequest,
  line: GetLine,
  session: KubectlSession,
): Promise<readonly KubernetesObject[]> {
  const api = await session.api();
  const subresource = line.text('subresource');
  if (name !== undefined) {
    const path = resourcePath(resource, { namespace, name, ...(subresource === undefined ? {} : { subresource }) });
    return [(await api.request('GET', path)) as KubernetesObject];
  }
  const chunk = chunkOf(line);
  return await listObjects(api, resource, {
    namespace,
    selector: line.text('selector'),
    fieldSelector: line.text('field-selector'),
    ...(chunk === undefined ? {} : { chunk }),
  });
}

function listOf(items: readonly KubernetesObject[]): KubernetesObject {
  return { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } };
}

import { resourcePath } from '../discovery/apiResource.ts';
import { ageSince } from '../output/age.ts';
import { acceptTable, asTable, type ServerTable } from '../output/serverTable.ts';
import { TablePrinter, type TableOptions } from '../output/tablePrinter.ts';
import { listParts, listQuery } from '../resources/listObjects.ts';
import type { KubectlSession } from '../session/session.ts';
import { chunkOf, labelColumns, type GetLine } from './getFlags.ts';
import { eachInTurn, type GetRequest } from './getRequest.ts';
import { sortedRows } from './sortRows.ts';

/** Prints one table for each kind that is asked for. */
export async function getTables(
  requests: readonly GetRequest[],
  line: GetLine,
  session: KubectlSession,
): Promise<number> {
  const found = new Map<GetRequest['resource'], ServerTable[]>();
  const failures = await eachInTurn(
    requests,
    async (request) => {
      const tables = await tablesOf(request, line, session);
      found.set(request.resource, [...(found.get(request.resource) ?? []), ...tables]);
    },
    line.has('ignore-not-found'),
  );
  const printed = [...found]
    .map(([resource, tables]) => new TablePrinter(resource, tableOptions(resource, line, found.size > 1)).print(tables))
    .filter((text) => text !== '');
  session.print(printed.join(line.has('no-headers') ? '' : '\n'));
  if (printed.length === 0 && failures.length === 0 && !line.has('ignore-not-found'))
    session.printError(await nothingFound(requests, line, session));
  for (const failure of failures) session.printError(`${failure}\n`);
  return failures.length > 0 ? 1 : 0;
}

/** How the tables of a kind are printed. */
export function tableOptions(resource: GetRequest['resource'], line: GetLine, severalKinds: boolean): TableOptions {
  return {
    wide: line.text('output') === 'wide',
    noHeaders: line.has('no-headers'),
    showLabels: line.has('show-labels'),
    labelColumns: labelColumns(line),
    withNamespace: line.has('all-namespaces') && resource.namespaced,
    withKind: line.has('show-kind') || severalKinds,
  };
}

/** The table of one object, or the parts of that of a collection. */
export async function tablesOf(
  { resource, namespace, name }: GetRequest,
  line: GetLine,
  session: KubectlSession,
): Promise<readonly ServerTable[]> {
  const api = await session.api();
  const sortBy = line.text('sort-by') ?? '';
  const ageOf = (stamp: unknown) => ageSince(stamp, session.now());
  if (name !== undefined) {
    const subresource = line.text('subresource');
    const path = resourcePath(resource, { namespace, name, ...(subresource === undefined ? {} : { subresource }) });
    return [asTable(await api.request('GET', path, undefined, { accept: acceptTable }), ageOf)];
  }
  const options = {
    namespace,
    selector: line.text('selector'),
    fieldSelector: line.text('field-selector'),
    chunk: sortBy === '' ? (chunkOf(line) ?? 500) : 0,
  };
  const query = listQuery(options);
  if (sortBy !== '') query.set('includeObject', 'Object');
  const parts: ServerTable[] = [];
  for await (const part of listParts<ServerTable>(api, resource, options, { accept: acceptTable, query }))
    parts.push(asTable(part, ageOf));
  return sortBy === '' ? parts : parts.map((part) => ({ ...part, rows: sortedRows(part.rows ?? [], sortBy) }));
}

async function nothingFound(requests: readonly GetRequest[], line: GetLine, session: KubectlSession): Promise<string> {
  if (line.has('all-namespaces') || requests.some(({ resource }) => !resource.namespaced))
    return 'No resources found\n';
  return `No resources found in ${await session.namespace()} namespace.\n`;
}

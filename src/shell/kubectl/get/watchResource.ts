import { isAbort } from '../../../base/abort.ts';
import { ToolError } from '../../tool.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import { ageSince } from '../output/age.ts';
import { acceptTable, asTable, type ServerTable } from '../output/serverTable.ts';
import { TablePrinter } from '../output/tablePrinter.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { ApiError, type Status } from '../../kubernetes/apiError.ts';
import { listQuery, listObjects } from '../resources/listObjects.ts';
import { watchEvents, type WatchEvent } from '../resources/watchEvents.ts';
import type { KubectlSession } from '../session/session.ts';
import { isTable, type GetLine } from './getFlags.ts';
import { printerOf } from './getObjects.ts';
import type { GetRequest } from './getRequest.ts';
import { tableOptions, tablesOf } from './getTables.ts';

/** What is printed of the objects that are there, and of those that change. */
interface Shower {
  first(): Promise<{ readonly text: string; readonly resourceVersion: string | undefined }>;
  change(event: WatchEvent<unknown>): string;
  readonly accept: string;
}

/**
 * Prints what is there and then every change, until the tool is ended, the server ends the watch or the connection breaks:
 * kubectl neither asks again then nor complains.
 */
export async function watchResource(
  requests: readonly GetRequest[],
  line: GetLine,
  session: KubectlSession,
): Promise<number> {
  const [request] = requests;
  if (request === undefined || requests.length > 1)
    throw new ToolError('error: you may only specify a single resource type');
  const shower = isTable(line) ? tableShower(request, line, session) : await objectShower(request, line, session);
  const { text, resourceVersion } = await shower.first();
  if (!line.has('watch-only')) session.print(text);
  const query = listQuery({
    selector: line.text('selector'),
    fieldSelector: request.name === undefined ? line.text('field-selector') : `metadata.name=${request.name}`,
  });
  query.set('watch', 'true');
  if (resourceVersion !== undefined) query.set('resourceVersion', resourceVersion);
  const path = `${resourcePath(request.resource, { namespace: request.namespace })}?${query.toString()}`;
  try {
    const how = { accept: shower.accept, signal: session.signal };
    for await (const event of watchEvents(await session.api(), path, how)) {
      if (event.type === 'ERROR') throw new ApiError(0, event.object as Status);
      if (event.type !== 'BOOKMARK') session.print(shower.change(event));
    }
  } catch (error) {
    if (!session.signal.aborted && !isAbort(error)) throw error;
  }
  return 0;
}

function tableShower(request: GetRequest, line: GetLine, session: KubectlSession): Shower {
  const printer = new TablePrinter(request.resource, tableOptions(request.resource, line, false));
  const event = (type: string) => (line.has('output-watch-events') ? type : undefined);
  return {
    accept: acceptTable,
    async first() {
      const tables = await tablesOf(request, line, session);
      return {
        text: line.has('watch-only') ? '' : printer.print(tables, event('ADDED')),
        resourceVersion: versionAfter(tables),
      };
    },
    change: ({ type, object }) =>
      printer.print([asTable(object, (stamp) => ageSince(stamp, session.now()))], event(type)),
  };
}

/** Where a watch goes on from: the list's version, or that of the one object. */
function versionAfter(tables: readonly ServerTable[]): string | undefined {
  const last = tables.at(-1);
  return last?.metadata?.resourceVersion ?? last?.rows?.[0]?.object?.metadata?.resourceVersion;
}

async function objectShower(request: GetRequest, line: GetLine, session: KubectlSession): Promise<Shower> {
  const print = await printerOf(line, session);
  const api = await session.api();
  const shown = (type: string, object: KubernetesObject) =>
    print(line.has('output-watch-events') ? { type, object } : object);
  return {
    accept: 'application/json',
    async first() {
      const { resource, namespace, name } = request;
      const objects =
        name === undefined
          ? await listObjects(api, resource, {
              namespace,
              selector: line.text('selector'),
              fieldSelector: line.text('field-selector'),
            })
          : [(await api.request('GET', resourcePath(resource, { namespace, name }))) as KubernetesObject];
      const versions = objects.map(({ metadata }) => Number(metadata?.resourceVersion ?? 0));
      return {
        text: objects.map((object) => shown('ADDED', object)).join(''),
        resourceVersion: objects.length === 0 ? undefined : String(versions.reduce((a, b) => Math.max(a, b), 0)),
      };
    },
    change: ({ type, object }) => shown(type, object as KubernetesObject),
  };
}

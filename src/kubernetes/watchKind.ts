import type { KubernetesObject } from '@kubernetes/client-node';
import type { Kind, WatchedKinds, WatchListener } from '../ports/cluster.ts';
import type { ClusterApi } from './clusterApi.ts';
import { clusterError, statusOf } from './clusterError.ts';
import { Interner } from './interner.ts';
import { listWatch } from './listWatch.ts';
import { openPage } from './list/listPage.ts';
import { JsonPage } from './list/jsonPage.ts';
import { MessageReader } from './list/messageReader.ts';
import { ProtobufPage } from './list/protobufPage.ts';
import type { OpenClusterOptions } from './openCluster.ts';
import { watchedKinds } from './watchedKinds.ts';
import { watchStream } from './watchStream.ts';

/** Lists of thousands come in about a third of the bytes, most of which can be passed over unread. */
const protobuf = 'application/vnd.kubernetes.protobuf';

/** client-go lists in pages of this many objects. */
const pageSize = 500;

/** The server ends a watch after this many seconds, so that none lives on a path that has died unnoticed. */
const watchSeconds = 290;

/** Keeps a listener up to date with all objects of a kind until aborted. */
export function watchKind<K extends Kind>(
  api: ClusterApi,
  kind: K,
  listener: WatchListener<WatchedKinds[K]>,
  { clock, random, silence }: OpenClusterOptions,
  signal: AbortSignal,
): Promise<void> {
  const { path, fieldSelector, fields, convert } = watchedKinds[kind];
  type Raw = Parameters<typeof convert>[0];
  const interner = new Interner();
  let reader: MessageReader | undefined;
  const selected = fieldSelector === undefined ? {} : { fieldSelector };
  return listWatch<Raw & KubernetesObject, WatchedKinds[K]>(
    {
      clock,
      random,
      convert: (raw) => convert(raw, interner),
      metadataOf: ({ metadata }) => metadata,
      async list(next, signal) {
        const query = { ...selected, limit: String(pageSize), ...(next === undefined ? {} : { continue: next }) };
        const accept = fields && `${protobuf}, application/json`;
        const answer = await api.transport.list(path, query, signal, accept);
        if (fields === undefined || answer.headers['content-type'] !== protobuf)
          return openPage(answer, new JsonPage<Raw>());
        // What one list has remembered is of no use to the next.
        if (next === undefined) reader = undefined;
        reader ??= new MessageReader();
        return openPage(answer, new ProtobufPage<Raw>(reader, fields));
      },
      watch: (version, handlers, signal) =>
        watchStream(
          api.transport,
          {
            path,
            query: {
              ...selected,
              resourceVersion: version,
              allowWatchBookmarks: 'true',
              timeoutSeconds: String(watchSeconds),
            },
            silence,
            ...handlers,
          },
          signal,
        ),
      failure(error) {
        if (statusOf(error) === 401) api.forgetToken();
        return clusterError(error, { cluster: api.name, object: kind });
      },
    },
    listener,
    signal,
  );
}

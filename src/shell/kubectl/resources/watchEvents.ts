import { createInterface } from 'node:readline';
import type { KubernetesApi } from '../../kubernetes/kubernetesApi.ts';

export interface WatchEvent<Watched> {
  readonly type: string;
  readonly object: Watched;
}

/**
 * The events of a watch as they come, until the server ends it, its connection breaks or the signal aborts. To kubectl the
 * three are the same: whoever wants more asks again. Throws `ApiError` where the server refuses the watch.
 */
export async function* watchEvents<Watched>(
  api: KubernetesApi,
  path: string,
  { accept = 'application/json', signal }: { readonly accept?: string; readonly signal: AbortSignal },
): AsyncGenerator<WatchEvent<Watched>> {
  const { body } = await api.open(path, { accept, signal });
  const rows = createInterface({ input: body, crlfDelay: Infinity })[Symbol.asyncIterator]();
  let isOver = false;
  body.once('error', () => {
    isOver = true;
  });
  try {
    for (;;) {
      const next = await rows.next().catch(() => undefined);
      if (next === undefined || next.done === true) return;
      const event = parsed(next.value);
      // A connection that breaks may leave half a row.
      if (event === undefined && (isOver || body.readableEnded)) return;
      if (event === undefined) throw new Error(`no event of a watch: ${next.value}`);
      yield event as WatchEvent<Watched>;
    }
  } finally {
    body.destroy();
  }
}

function parsed(row: string): unknown {
  try {
    return JSON.parse(row);
  } catch {
    return undefined;
  }
}

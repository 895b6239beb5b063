import type { Event } from '../../../../base/event.ts';
import type { Pod } from '../../objects/pod.ts';
import { StatusError } from '../../statusError.ts';
import type { Exchange } from '../exchange.ts';

/** Which nodes answer the API server. */
export interface NodeLinks {
  answers(nodeName: string): boolean;
  readonly onDidChange: Event<{ readonly nodeName: string; readonly answers: boolean }>;
}

/** Cuts the client off when the pod's node falls silent. 500 if it is so already. */
export function followNode({ server, upgrade }: Exchange, { spec, status }: Pod): void {
  const { nodes } = server;
  const { nodeName } = spec;
  if (nodes === undefined || nodeName === undefined || upgrade === undefined) return;
  if (!nodes.answers(nodeName)) {
    const message = `error dialing backend: dial tcp ${status.hostIP ?? nodeName}:10250: i/o timeout`;
    throw new StatusError(500, 'InternalError', message, { causes: [{ message }] });
  }
  const following = nodes.onDidChange((change) => {
    if (change.nodeName === nodeName && !change.answers) upgrade.socket.destroy();
  });
  upgrade.socket.once('close', () => following.dispose());
}

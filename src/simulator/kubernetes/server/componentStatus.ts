import { componentStatuses } from '../servedKinds.ts';
import { notFound } from '../statusError.ts';
import { sendJson, sendText, setWarnings, type Exchange } from './exchange.ts';
import { formOf, tableRequest } from './representation.ts';
import type { ResourcePath } from './requestPath.ts';
import { tableJson } from './tableJson.ts';

/** What the API server finds when it asks the other parts of the control plane; here they are always well. */
const components = [
  ['scheduler', 'ok'],
  ['controller-manager', 'ok'],
  ['etcd-0', 'ok'],
] as const;

export function sendComponentStatus(exchange: Exchange, path: ResourcePath): void {
  setWarnings(exchange);
  const items = components
    .filter(([name]) => path.name === undefined || path.name === name)
    .map(([name, message]) => ({
      kind: 'ComponentStatus',
      apiVersion: 'v1',
      metadata: { name },
      conditions: [{ type: 'Healthy', status: 'True', message }],
    }));
  if (path.name !== undefined && items.length === 0) throw notFound(componentStatuses, path.name);
  const { response } = exchange;
  if (formOf(exchange) === 'table')
    return sendText(response, 200, tableJson(tableRequest(exchange, componentStatuses), items, {}));
  const list = { kind: 'ComponentStatusList', apiVersion: 'v1', metadata: {}, items };
  sendJson(response, 200, path.name === undefined ? list : items[0]);
}

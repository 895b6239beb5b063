import type { IncomingMessage } from 'node:http';
import { get, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import type { LogRequest, PodLogs } from '../ports/podLogs.ts';
import type { ClusterApi } from './clusterApi.ts';

/** Logs of containers as streams. client-node's own log reader keeps neither the status nor the words of a refusal. */
export function podLogs(api: ClusterApi): PodLogs {
  return {
    async followLog(request, onText, signal) {
      const object = `log of pod ${request.namespace}/${request.pod}`;
      const response = await api.call(object, signal, () => open(api, request, signal));
      await api.call(object, signal, () => read(response, onText, signal));
    },
  };
}

async function open(
  api: ClusterApi,
  { namespace, pod, container, previous, tailLines }: LogRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const server = api.config.getCurrentCluster()?.server ?? '';
  const place = [namespace, 'pods', pod, 'log'].map(encodeURIComponent).join('/');
  const url = new URL(`/api/v1/namespaces/${place}`, server);
  url.search = new URLSearchParams({
    container,
    // A run that has ended writes nothing more.
    follow: String(!previous),
    previous: String(previous),
    tailLines: String(tailLines),
  }).toString();
  const options: RequestOptions = {};
  await api.config.applyToHTTPSOptions(options);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { ...options, signal }, resolve).once('error', (error) =>
      reject(signal.aborted ? (signal.reason as Error) : error),
    );
  });
  const { statusCode = 0 } = response;
  if (statusCode === 200) return response;
  throw Object.assign(new Error(`HTTP ${statusCode}`), { statusCode, body: await text(response) });
}

async function read(response: IncomingMessage, onText: (text: string) => void, signal: AbortSignal): Promise<void> {
  response.setEncoding('utf8');
  try {
    for await (const piece of response) onText(piece as string);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}

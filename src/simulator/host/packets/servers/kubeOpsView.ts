import { nodes, pods } from '../../../kubernetes/kinds.ts';
import { isNodeReady, nodeAddress, type KubeNode } from '../../../kubernetes/objects/node.ts';
import { isTerminated, type Pod } from '../../../kubernetes/objects/pod.ts';
import type { ClusterAccess } from '../../network/clusterAccess.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import { page, plainText } from './webPages.ts';

/** kube-ops-view: a page with the nodes and pods of its cluster, drawn anew every five seconds. */
export function kubeOpsView({ api }: Pick<ClusterAccess, 'api'>, { path }: HttpRequest): HttpResponse {
  if (path === '/health') return plainText(200, 'OK', 'OK');
  if (path.replace(/\?.*/, '') !== '/') return plainText(404, 'Not Found', 'Not Found');
  const all = api.store.list(pods).filter((pod) => !isTerminated(pod));
  const waiting = all.filter(({ spec }) => spec.nodeName === undefined);
  const body = [
    ...api.store.list(nodes).map((node) => nodeBox(node, all)),
    ...(waiting.length === 0 ? [] : [box('Unassigned Pods', `${waiting.length} pending`, waiting)]),
  ];
  return page('gevent', `${head}<main>\n${body.join('')}</main>\n</body></html>\n`);
}

const head = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
<title>Kubernetes Operational View 20.4.0</title>
<style>
body { background: #0b1020; color: #d7e0f2; font: 13px/1.4 system-ui, sans-serif; margin: 16px; }
main { display: flex; flex-wrap: wrap; gap: 16px; }
section { border: 1px solid #46557a; border-radius: 4px; padding: 8px 12px; min-width: 300px; }
h2 { font-size: 14px; margin: 0; } p { margin: 0 0 8px; color: #93a3c7; }
ul { list-style: none; margin: 0; padding: 0; } li::before { content: "\\25a0\\a0"; color: #f2b84b; }
li.Running::before { color: #4cc38a; } li.Failed::before { color: #e5484d; } li.system { opacity: .7; }
</style></head><body>
<h1>Kubernetes Operational View</h1>
`;

function nodeBox(node: KubeNode, all: readonly Pod[]): string {
  const { name } = node.metadata;
  const here = all.filter(({ spec }) => spec.nodeName === name);
  const state = isNodeReady(node) ? 'Ready' : 'NotReady';
  const room = `${here.length} of ${node.status.allocatable?.['pods'] ?? '?'} pods`;
  return box(name, `${nodeAddress(node, 'InternalIP') ?? ''} · ${state} · ${room}`, here);
}

function box(title: string, about: string, shown: readonly Pod[]): string {
  const items = shown.map(({ metadata, status }) => {
    const system = metadata.namespace === 'kube-system' ? ' system' : '';
    const text = `${metadata.namespace}/${metadata.name} ${status.podIP ?? ''}`;
    return `<li class="${escaped(status.phase ?? '')}${system}">${escaped(text)}</li>\n`;
  });
  return `<section><h2>${escaped(title)}</h2><p>${escaped(about)}</p><ul>\n${items.join('')}</ul></section>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

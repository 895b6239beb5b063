import { isNodeReady, nodeAddress, type KubeNode } from '../../../kubernetes/objects/node.ts';
import type { Pod } from '../../../kubernetes/objects/pod.ts';
import { parseQuantity } from '../../../../base/quantity.ts';
import { podSummary } from '../../../kubernetes/tables/podSummary.ts';

/** The page of kube-ops-view: a box for each node, a square for each pod, drawn anew every five seconds. */
export function opsViewPage(nodes: readonly KubeNode[], pods: readonly Pod[]): string {
  const waiting = pods.filter(({ spec }) => spec.nodeName === undefined);
  const boxes = nodes.map((node) => nodeBox(node, pods));
  if (waiting.length > 0)
    boxes.push(box('Unassigned Pods', `<p>${waiting.length} that no node has taken</p>\n${squares(waiting)}`));
  const counts = `${nodes.length} nodes · ${pods.length} pods · ${waiting.length} pending`;
  return `${head}<h1>Kubernetes Operational View <small>${counts}</small></h1>\n<main>\n${boxes.join('')}</main>\n</body></html>\n`;
}

/** The same when the API server gives it nothing to draw. */
export function refusedPage(refusal: string): string {
  return `${head}<h1>Kubernetes Operational View</h1>\n<p>${escaped(refusal)}</p>\n</body></html>\n`;
}

const head = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
<title>Kubernetes Operational View 20.4.0</title>
<style>
:root { color-scheme: dark; }
body { background: #0b1020; color: #d7e0f2; font: 13px/1.4 system-ui, sans-serif; margin: 16px; }
h1 { font-size: 18px; } h1 small { color: #93a3c7; font-weight: normal; font-size: 13px; margin-left: 12px; }
main { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 16px; }
section { border: 1px solid #46557a; border-radius: 4px; padding: 8px 12px; width: 300px; }
section.NotReady { border-color: #e5484d; } section.cordoned { border-style: dashed; }
h2 { font-size: 14px; margin: 0; overflow-wrap: anywhere; } p { margin: 0 0 6px; color: #93a3c7; }
meter { width: 100%; height: 8px; display: block; } label { color: #93a3c7; font-size: 11px; display: block; }
ul { list-style: none; margin: 8px 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: 4px; }
ul.system { border-top: 1px solid #2a3552; padding-top: 8px; opacity: .75; }
li { width: 18px; height: 18px; border-radius: 3px; background: #f2b84b; position: relative; }
li.Running { background: #4cc38a; } li.Succeeded { background: #6f7d9e; } li.Failed { background: #e5484d; }
li span { display: none; position: absolute; left: 0; top: 22px; z-index: 1; white-space: nowrap; padding: 4px 8px;
  background: #1a2338; border: 1px solid #46557a; border-radius: 4px; }
li:hover span, li:focus span { display: block; }
</style></head><body>
`;

function nodeBox(node: KubeNode, all: readonly Pod[]): string {
  const { name } = node.metadata;
  const here = all.filter(({ spec }) => spec.nodeName === name);
  const state = isNodeReady(node) ? 'Ready' : 'NotReady';
  const cordoned = node.spec.unschedulable === true;
  const isSystem = ({ metadata }: Pod): boolean => metadata.namespace === 'kube-system';
  const words = [nodeAddress(node, 'InternalIP') ?? '', state, ...(cordoned ? ['SchedulingDisabled'] : [])];
  const content = [
    `<p>${words.map(escaped).join(' · ')}</p>\n`,
    meter('pods', here.length, room(node, 'pods'), String),
    meter('cpu', requested(here, 'cpu'), room(node, 'cpu'), (cores) => cores.toFixed(2)),
    meter('memory', requested(here, 'memory'), room(node, 'memory'), (bytes) => `${Math.round(bytes / 2 ** 20)}Mi`),
    squares(here.filter((pod) => !isSystem(pod))),
    squares(here.filter(isSystem), 'system'),
  ];
  return box(name, content.join(''), `${state}${cordoned ? ' cordoned' : ''}`);
}

function box(title: string, content: string, style = ''): string {
  return `<section class="${style}"><h2>${escaped(title)}</h2>\n${content}</section>\n`;
}

/** What is requested of what a node has; the node's pods ask for at most that. */
function meter(what: string, used: number, available: number, text: (amount: number) => string): string {
  const words = `${what}: ${text(used)} of ${text(available)}`;
  return `<label>${words}<meter min="0" max="${available}" value="${used}"></meter></label>\n`;
}

function room(node: KubeNode, resource: string): number {
  return parseQuantity(node.status.allocatable?.[resource] ?? '0');
}

function requested(pods: readonly Pod[], resource: 'cpu' | 'memory'): number {
  return pods
    .flatMap(({ spec }) => spec.containers)
    .reduce((sum, { resources }) => sum + parseQuantity(resources?.requests?.[resource] ?? '0'), 0);
}

function squares(pods: readonly Pod[], style = ''): string {
  if (pods.length === 0) return '';
  const items = pods.map((pod) => {
    const { metadata, status } = pod;
    const { reason, restarts } = podSummary(pod);
    const words = [
      `${metadata.namespace}/${metadata.name}`,
      reason,
      status.podIP ?? '',
      ...(restarts > 0 ? [`${restarts} restarts`] : []),
    ];
    return `<li class="${colour(reason)}" tabindex="0"><span>${escaped(words.join(' '))}</span></li>\n`;
  });
  return `<ul class="${style}">\n${items.join('')}</ul>\n`;
}

/** Green runs, grey is done, red has gone wrong, yellow is on its way. */
function colour(reason: string): string {
  if (reason === 'Running') return 'Running';
  if (reason === 'Completed' || reason === 'Succeeded') return 'Succeeded';
  return /Error|BackOff|Failed|Unknown|OOMKilled|Evicted|ExitCode|Signal/.test(reason) ? 'Failed' : 'Pending';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

import type { NodeState, PanelState, PodRef } from '../../protocol.ts';
import type { PathEnd } from '../../../domain/routing/pathQuestion.ts';
import type { ServiceChoice } from '../../protocol/path.ts';
import type { Option } from '../../../webview/app/offer.ts';
import { fill } from '../../../webview/app/words.ts';
import type { Strings } from '../words.ts';

/** A place to choose. Its detail says what it is and where. */
export type EndOption = Option<PathEnd>;

/** An address on the internet that answers: a public resolver's. */
const internetAddress = '8.8.8.8';
export const internet: PathEnd = { kind: 'address', address: internetAddress };

/** Whatever can send: nodes, then pods by name. */
export function senders({ nodes }: Pick<PanelState, 'nodes'>, words: Strings['path']): readonly EndOption[] {
  const pods = nodes.flatMap((node) => podsOf(node).map((pod) => podOption(pod, node, words)));
  return [...nodes.map((node) => nodeOption(node, words)), ...pods.toSorted((a, b) => (a.label < b.label ? -1 : 1))];
}

/** Whatever can be sent to: the internet, Services, then what can send. */
export function targets(
  state: Pick<PanelState, 'nodes'>,
  services: readonly ServiceChoice[],
  words: Strings['path'],
): readonly EndOption[] {
  return [
    { value: internet, label: words.internet, detail: internetAddress },
    ...services.map((service) => serviceOption(service, words)),
    ...senders(state, words),
  ];
}

/** A typed address as a place; undefined for anything else. */
export function addressOption(text: string, words: Strings['path']): EndOption | undefined {
  const address = text.trim();
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(address) && !/^[0-9a-f]*:[0-9a-f:.]*$/i.test(address)) return undefined;
  return { value: { kind: 'address', address }, label: address, detail: words.kindAddress };
}

/** The pod that one most likely wants to follow: the first with an address of its own, outside of the system's. */
export function firstSender({ nodes }: Pick<PanelState, 'nodes'>): PathEnd | undefined {
  const pods = nodes.flatMap(({ enis }) => enis.flatMap(({ slots }) => slots.flatMap((slot) => slotPods(slot))));
  const pod = pods.find(({ namespace }) => namespace !== 'kube-system') ?? pods[0];
  const [node] = nodes;
  if (pod !== undefined) return { kind: 'pod', namespace: pod.namespace, name: pod.name };
  return node === undefined ? undefined : { kind: 'node', name: node.name };
}

/** A pod with an address of its own on another node than that of the sender; undefined if there is none. */
export function podElsewhere(nodes: PanelState['nodes'], sender: PathEnd | undefined): PathEnd | undefined {
  const isSender = (node: NodeState) =>
    sender?.kind === 'node'
      ? node.name === sender.name
      : sender?.kind === 'pod' &&
        podsOf(node).some(({ namespace, name }) => namespace === sender.namespace && name === sender.name);
  return firstSender({ nodes: nodes.filter((node) => !isSender(node)) });
}

/** How a chosen place is written in its field. */
export function endLabel(end: PathEnd, words: Strings['path']): string {
  switch (end.kind) {
    case 'pod':
      return `${end.namespace}/${end.name}`;
    case 'node':
      return shortName(end.name);
    case 'service':
      return serviceName(end);
    case 'address':
      return end.address === internetAddress ? `${words.internet} (${internetAddress})` : end.address;
  }
}

/** Reads a place that was kept; undefined for anything else. */
export function readEnd(kept: unknown): PathEnd | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { kind, namespace, name, portName, address } = kept as Record<string, unknown>;
  const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
  if (kind === 'address' && isText(address)) return { kind, address };
  if (kind === 'node' && isText(name)) return { kind, name };
  if (!isText(namespace) || !isText(name)) return undefined;
  if (kind === 'pod') return { kind, namespace, name };
  return kind === 'service' && typeof portName === 'string' ? { kind, namespace, name, portName } : undefined;
}

/** A node's name without its domain. */
export function shortName(name: string): string {
  return name.split('.')[0] ?? name;
}

function nodeOption({ name, shortName: label, enis }: NodeState, words: Strings['path']): EndOption {
  const address = enis[0]?.slots[0]?.address;
  return { value: { kind: 'node', name }, label, detail: joined(words.kindNode, address) };
}

function podOption(pod: PodRef, node: NodeState, words: Strings['path']): EndOption {
  const { namespace, name, ip } = pod;
  const host = node.hostNetworkPods.includes(pod) ? words.onHost : undefined;
  return {
    value: { kind: 'pod', namespace, name },
    label: `${namespace}/${name}`,
    detail: joined(words.kindPod, ip, node.shortName, host),
  };
}

function serviceOption(service: ServiceChoice, words: Strings['path']): EndOption {
  const { namespace, name, portName, clusterAddress, port } = service;
  return {
    value: { kind: 'service', namespace, name, portName },
    label: serviceName(service),
    detail: joined(words.kindService, fill('{0}:{1}', clusterAddress, port)),
  };
}

function serviceName({
  namespace,
  name,
  portName,
}: {
  readonly namespace: string;
  readonly name: string;
  readonly portName: string;
}): string {
  return `${namespace}/${name}${portName === '' ? '' : `:${portName}`}`;
}

function podsOf({ enis, hostNetworkPods, unplacedPods }: NodeState): readonly PodRef[] {
  return [...enis.flatMap(({ slots }) => slots.flatMap((slot) => slotPods(slot))), ...hostNetworkPods, ...unplacedPods];
}

function slotPods(slot: NodeState['enis'][number]['slots'][number]): readonly PodRef[] {
  if (slot.kind === 'prefix') return slot.places.filter((pod) => pod !== null);
  return slot.pod === undefined ? [] : [slot.pod];
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

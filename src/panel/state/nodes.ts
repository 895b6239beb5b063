import { freeDeviceIndexes, prefixPlaces, slotRow } from '../../domain/capacity/slots.ts';
import type { EniView, NodeView, SlotView } from '../../model/snapshot.ts';
import type { EniState, NodeState, SlotState } from '../protocol.ts';
import { podRef } from './podRef.ts';

const nodes = new WeakMap<NodeView, NodeState>();
const enis = new WeakMap<EniView, EniState>();
const slots = new WeakMap<SlotView, SlotState>();

/** A node with every ENI it has or could attach; the same object for the same node. */
export function nodeState(node: NodeView): NodeState {
  const known = nodes.get(node);
  if (known !== undefined) return known;
  const made = draw(node);
  nodes.set(node, made);
  return made;
}

function draw(node: NodeView): NodeState {
  const { unknown } = node;
  // Where places do not tell how many pods there is room for, only what is there is drawn.
  const limits = unknown === undefined ? node.limits : undefined;
  const attached = node.enis.map((eni) => eniState(eni, limits?.ipv4PerEni));
  const free = freeDeviceIndexes(
    node.enis.map(({ deviceIndex }) => deviceIndex),
    limits,
  ).map((deviceIndex) => ({ id: undefined, deviceIndex, slots: [], empty: limits?.ipv4PerEni ?? 0 }));
  return {
    name: node.name,
    shortName: node.shortName,
    type: node.type,
    zone: node.zone,
    ready: node.ready,
    notReadyReason: node.notReadyReason,
    cordoned: node.cordoned,
    usedPods: node.usedPods,
    maxPods: node.maxPods,
    unknown,
    enis: [...attached, ...free].toSorted((a, b) => a.deviceIndex - b.deviceIndex),
    hostNetworkPods: node.hostNetworkPods.map(podRef),
    unplacedPods: node.unplacedPods.map(podRef),
  };
}

/** The same object for the same ENI, as long as it may hold as much. */
function eniState(eni: EniView, ipv4PerEni: number | undefined): EniState {
  const empty = slotRow(eni.slots, ipv4PerEni).length - eni.slots.length;
  const known = enis.get(eni);
  if (known?.empty === empty) return known;
  const made = { id: eni.id, deviceIndex: eni.deviceIndex, slots: eni.slots.map(slotState), empty };
  enis.set(eni, made);
  return made;
}

function slotState(slot: SlotView): SlotState {
  const known = slots.get(slot);
  if (known !== undefined) return known;
  const made = drawSlot(slot);
  slots.set(slot, made);
  return made;
}

function drawSlot(slot: SlotView): SlotState {
  const { address, use } = slot;
  if (slot.kind !== 'prefix') {
    const [pod] = slot.pods;
    return { kind: 'address', address, use, freeAt: slot.freeAt, pod: pod === undefined ? undefined : podRef(pod) };
  }
  const places = prefixPlaces(address, slot.pods).map((pod) => (pod === undefined ? null : podRef(pod)));
  return { kind: 'prefix', address, use, places };
}

import type { RoutingRule } from '../hostNetwork.ts';
import { tableNumber, type NodeFacts } from './nodeFacts.ts';

/** Since this minor version the VPC CNI also sends what an interface's own address sends by that interface. */
const interfaceRuleSince = 20;

/** `ip rule` of a node, by priority; pods in the order in which they came. */
export function nodeRules({ sandboxes, interfaces, cni }: NodeFacts): readonly RoutingRule[] {
  const toPods = sandboxes.map(({ address }): RoutingRule => ({ priority: 512, to: address, table: 'main' }));
  const marked: RoutingRule = { priority: 1024, mark: { value: 0x80, mask: 0x80 }, table: 'main' };
  const external = (cni?.externalServiceCidrs ?? []).map((to): RoutingRule => ({ priority: 1535, to, table: 'main' }));
  const fromPods = sandboxes.flatMap(({ address, table }): RoutingRule[] =>
    table === 'main' ? [] : [{ priority: 1536, from: address, table }],
  );
  const fromInterfaces = interfaces.flatMap(({ eni, device, isUp }): RoutingRule[] =>
    device > 0 && isUp && (cni?.minor ?? 0) >= interfaceRuleSince
      ? [{ priority: 32_765, from: eni.addresses[0] ?? '', table: tableNumber(device) }]
      : [],
  );
  return [
    { priority: 0, table: 'local' },
    ...toPods,
    // Node ports need it, and so does SNAT: both go by the primary interface alone.
    ...(cni !== undefined && (cni.nodePortSupport || !cni.externalSnat) ? [marked] : []),
    ...external,
    ...fromPods,
    ...fromInterfaces,
    { priority: 32_766, table: 'main' },
    { priority: 32_767, table: 'default' },
  ];
}

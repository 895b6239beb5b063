import { formatAddress, parseCidr } from '../address/ipv4.ts';
import { crossGateways } from './gateways.ts';
import type { Holder, Journey } from './journey.ts';
import { covers, holdsAddress, interfaceWith } from './nodeInterfaces.ts';
import { enterByInterface } from './nodeTransit.ts';
import type { RoutedInterface, RoutedNode, Topology, VpcRoute } from './topology.ts';
import { addRoute, outsidePlace, routeLine, routeOf, vpcPlace } from './vpcRoutes.ts';

/** What AWS answers behind every interface: instance metadata, time, and the VPC's resolver. */
const amazonBlock = '169.254.169.0/24';

/** A packet goes out of an interface of a node into the VPC. */
export function leaveNode(journey: Journey, node: RoutedNode, by: RoutedInterface): Holder | undefined {
  const { source, destination } = journey.packet;
  if (!holdsAddress(by, source)) return journey.lose(vpcPlace, by.id, 'lost-not-ours', [source, by.id]);
  if (isAmazons(journey.topology, destination)) {
    journey.add('outside', outsidePlace, destination, 'aws-service', { values: [destination] });
    return { kind: 'aws' };
  }
  const route = routeOf(journey, by.subnetId, node);
  if (route === undefined) return journey.lose(vpcPlace, by.subnetId, 'lost-no-route', [destination]);
  if (route.target === 'local') return deliverInVpc(journey, route);
  addRoute(journey, by.subnetId, route);
  return crossGateways(journey, node, route.target);
}

/** The answer of a holder that is no pod and no node comes back to an interface of a node. */
export function comeBack(
  journey: Journey,
  holder: Extract<Holder, { kind: 'outside' | 'vpc' | 'aws' }>,
): Holder | undefined {
  const { source } = journey.packet;
  const why = { outside: 'outside', vpc: 'vpc-host', aws: 'aws-service' } as const;
  journey.add('outside', outsidePlace, source, why[holder.kind], { values: [source] });
  if (holder.kind === 'aws') return enter(journey);
  const gateways = holder.kind === 'outside' ? holder.gateways : [];
  for (const { kind, id, translation } of gateways.toReversed()) {
    if (translation === undefined) journey.add('gateway', vpcPlace, id, `${kind}-in` as const, { values: [id] });
    else
      journey.change('destination', translation.original, 'gateway', vpcPlace, id, `${kind}-in` as const, {
        values: [id, translation.translated, translation.original],
      });
  }
  return deliverInVpc(journey, undefined);
}

/** Within the VPC a packet goes to the interface that has its address, whatever subnet that is in. */
function deliverInVpc(journey: Journey, route: VpcRoute | undefined): Holder | undefined {
  const { destination } = journey.packet;
  const block = journey.topology.vpcCidrs.find((cidr) => covers(cidr, destination)) ?? destination;
  const local = route ?? { destination: block, target: 'local' };
  journey.add('vpc', vpcPlace, local.target, 'vpc-local', { lines: [routeLine(local)], values: [destination] });
  return enter(journey);
}

function enter(journey: Journey): Holder | undefined {
  const { destination } = journey.packet;
  for (const node of journey.topology.nodes) {
    const found = interfaceWith(node, destination);
    if (found !== undefined) return enterByInterface(journey, node, found, leaveNode);
  }
  journey.add('outside', outsidePlace, destination, 'vpc-host', { values: [destination] });
  return { kind: 'vpc' };
}

/** Whether AWS itself answers at the address in every subnet; the VPC's resolver is two places into its first block. */
function isAmazons({ vpcCidrs: [first] }: Topology, address: string): boolean {
  if (covers(amazonBlock, address)) return true;
  return first !== undefined && address === formatAddress(parseCidr(first).base + 2);
}

import { parseCidr } from '../address/ipv4.ts';
import type { Journey } from './journey.ts';
import { covers } from './nodeInterfaces.ts';
import type { DecidingLine, Place } from './station.ts';
import type { RoutedNode, VpcRoute } from './topology.ts';

export const vpcPlace: Place = { kind: 'vpc', name: '' };
export const outsidePlace: Place = { kind: 'outside', name: '' };

/** Adds the station where the route table of a subnet sends the packet to a gateway. */
export function addRoute(journey: Journey, subnetId: string, route: VpcRoute): void {
  const values = [journey.packet.destination, route.target, subnetId];
  journey.add('vpc', vpcPlace, route.target, 'vpc-route', { lines: [routeLine(route)], values });
}

/** The longest block of the subnet's route table; while that is not known, what must be so. */
export function routeOf(journey: Journey, subnetId: string, node?: RoutedNode): VpcRoute | undefined {
  const { destination } = journey.packet;
  const { subnets, vpcCidrs } = journey.topology;
  const routes = subnets.find(({ id }) => id === subnetId)?.routes;
  if (routes !== undefined)
    return routes
      .filter((route) => covers(route.destination, destination))
      .toSorted((a, b) => parseCidr(b.destination).length - parseCidr(a.destination).length)[0];
  const block = vpcCidrs.find((cidr) => covers(cidr, destination));
  if (block !== undefined) return { destination: block, target: 'local' };
  journey.assumptions.add('route-tables');
  return { destination: '0.0.0.0/0', target: node?.publicAddress === undefined ? '?' : 'igw' };
}

/** How a route of a VPC is written here. */
export function routeLine({ destination, target }: VpcRoute): DecidingLine {
  return { command: 'aws ec2 describe-route-tables', text: `${destination} → ${target}` };
}

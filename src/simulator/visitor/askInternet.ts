import type { HttpRequest } from '../host/packets/http.ts';
import { outsideHost, visitorAddress } from '../host/packets/internet/outsideHosts.ts';
import { visitor } from '../host/packets/origin.ts';
import type { HttpOutcome } from '../host/packets/outcomes.ts';
import type { PacketNetwork } from '../host/packets/packetNetwork.ts';
import { balancerAddresses } from '../host/packets/servers/vpcDns.ts';
import { requestFrom } from '../host/packets/tcpClient.ts';

/** What the learner's own machine gets when it asks a host of the internet: a load balancer of this world, or another. */
export function askInternet(network: PacketNetwork, host: string, port: number, message: HttpRequest): HttpOutcome {
  const outside = outsideHost(host);
  const balanced = balancerAddresses(network.world, host.toLowerCase());
  if (balanced === undefined && outside !== undefined) {
    const listener = outside.listeners().find((each) => each.port === port && each.protocol === 'tcp');
    if (listener?.service.kind !== 'http') return { kind: 'refused', after: outside.roundTrip };
    const response = listener.service.respond(message, { address: visitorAddress, at: 0 });
    return { kind: 'response', response, from: outside.address, after: outside.roundTrip };
  }
  let outcome: HttpOutcome = { kind: 'no-route' };
  for (const destination of balanced ?? []) {
    outcome = requestFrom(network, visitor, { destination, port }, message);
    if (outcome.kind === 'response') return outcome;
  }
  return outcome;
}

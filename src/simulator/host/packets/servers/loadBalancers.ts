import { primaryInterface } from '../../../world/compute/instanceLife.ts';
import { listenersOf } from '../../../world/loadBalancing/listeners.ts';
import type { ClassicLoadBalancer, LoadBalancer } from '../../../world/loadBalancing/records.ts';
import type { NetworkInterface } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import type { Asker, Forwarded, Listener } from '../listener.ts';
import { interfaceOrigin } from '../origin.ts';
import type { PacketNetwork } from '../packetNetwork.ts';
import type { Addressee } from '../respond.ts';
import { requestFrom } from '../tcpClient.ts';
import { plainText } from './webPages.ts';

/** Where a balancer may send what it takes. */
interface Target {
  readonly destination: string;
  readonly port: number;
}

/** A classic balancer's side of one of its interfaces. It answers no pings. */
export function classicBalancer(
  network: PacketNetwork,
  { listeners, instanceIds }: ClassicLoadBalancer,
  eni: NetworkInterface,
): Addressee {
  return {
    answersPing: false,
    listeners: () =>
      listeners.map(({ protocol, port, instancePort }) =>
        proxy(network, eni, { port, protocol }, () =>
          instanceIds.flatMap((id) => instanceTarget(network.world, id, instancePort)),
        ),
      ),
  };
}

/** An application or network balancer's side of one of its interfaces. */
export function targetGroupBalancer(network: PacketNetwork, balancer: LoadBalancer, eni: NetworkInterface): Addressee {
  const { world } = network;
  return {
    answersPing: false,
    listeners: () =>
      balancer.state !== 'active'
        ? []
        : listenersOf(world, balancer.arn).map(({ protocol, port, targetGroupArn }) =>
            proxy(network, eni, { port, protocol }, () => {
              const group = world.targetGroups.get(targetGroupArn);
              return (group?.targets ?? []).flatMap(({ id, port: targetPort }) =>
                group?.targetType === 'ip'
                  ? [{ destination: id, port: targetPort }]
                  : instanceTarget(world, id, targetPort),
              );
            }),
          ),
  };
}

function isSecure(protocol: string): boolean {
  return protocol === 'HTTPS' || protocol === 'SSL' || protocol === 'TLS';
}

function instanceTarget(world: World, id: string, port: number): readonly Target[] {
  const instance = world.instances.get(id);
  const destination = instance && primaryInterface(world, instance)?.addresses[0];
  return instance?.state === 'running' && destination !== undefined ? [{ destination, port }] : [];
}

/** Takes what comes to a port on to one of the targets, by chance; one that does not answer makes room for the next. */
function proxy(
  network: PacketNetwork,
  eni: NetworkInterface,
  { port, protocol }: { readonly port: number; readonly protocol: string },
  targets: () => readonly Target[],
): Listener {
  const speaksHttp = protocol.startsWith('HTTP');
  const forward = (request: HttpRequest, from: Asker): Forwarded => {
    const headers = speaksHttp ? { ...request.headers, 'X-Forwarded-For': from.address } : request.headers;
    let took = 0;
    for (const target of inRandomOrder(targets(), network.world.random)) {
      const start = from.at + took;
      const outcome = requestFrom(network, interfaceOrigin(eni), target, { ...request, headers }, start);
      if (outcome.kind === 'response') return { response: outcome.response, took: took + outcome.after };
      if ('after' in outcome) took += outcome.after;
    }
    return speaksHttp ? { response: unavailable, took } : { took };
  };
  return { protocol: 'tcp', port, program: 'elb', service: { kind: 'proxy', tls: isSecure(protocol), forward } };
}

const unavailable: HttpResponse = plainText(503, 'Service Unavailable', '');

function inRandomOrder<T>(list: readonly T[], random: () => number): readonly T[] {
  return list
    .map((item) => ({ item, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

import { privateDnsName, publicDnsName } from '../../../world/network/dnsNames.ts';
import type { Vpc } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import type { PacketNetwork } from '../packetNetwork.ts';
import { outsideHost } from '../internet/outsideHosts.ts';
import type { DnsMessage, DnsRecord } from '../packet.ts';
import type { Addressee } from '../respond.ts';

/** The resolver of a VPC: private names of addresses, and the names of the internet. It answers no pings. */
export function resolverOf(network: PacketNetwork, vpc: Vpc): Addressee {
  return {
    answersPing: false,
    listeners: () =>
      (['udp', 'tcp'] as const).map((protocol) => ({
        protocol,
        port: 53,
        program: 'resolver',
        service: {
          kind: 'dns',
          answer: (question) => ({ message: answer(network, vpc, question), took: 0.3 }),
        },
      })),
  };
}

function answer(network: PacketNetwork, vpc: Vpc, question: DnsMessage): DnsMessage {
  const name = question.name.toLowerCase().replace(/\.$/, '');
  const addresses = addressesOf(network, vpc, name);
  const pointer = question.type === 'PTR' ? pointerOf(network, vpc, name) : undefined;
  const answers: readonly DnsRecord[] =
    question.type === 'A'
      ? addresses.map((data) => ({ name: question.name, type: 'A', ttl: 60, data }))
      : pointer === undefined
        ? []
        : [{ name: question.name, type: 'PTR', ttl: 60, data: pointer }];
  const known = addresses.length > 0 || pointer !== undefined;
  return { ...question, rcode: known ? 'NOERROR' : 'NXDOMAIN', answers };
}

function addressesOf(network: PacketNetwork, vpc: Vpc, name: string): readonly string[] {
  const own = /^ip-(\d+-\d+-\d+-\d+)\./.exec(name)?.[1]?.replaceAll('-', '.');
  if (own !== undefined && vpc.enableDnsHostnames && privateDnsName(network.world, own) === name) return [own];
  const machine = vpc.enableDnsHostnames ? publicName(network.world, vpc, name) : undefined;
  if (machine !== undefined) return [machine];
  const balancer = balancerAddresses(network.world, name);
  if (balancer !== undefined) return balancer;
  const host = outsideHost(name);
  return host === undefined || host.address === name ? [] : [host.address];
}

/** `ec2-198-18-4-7.….amazonaws.com`: inside its VPC the private address, elsewhere the public one. */
function publicName(world: World, vpc: Vpc, name: string): string | undefined {
  const address = /^ec2-(\d+-\d+-\d+-\d+)\./.exec(name)?.[1]?.replaceAll('-', '.');
  if (address === undefined || publicDnsName(world, address) !== name) return undefined;
  for (const eni of world.networkInterfaces.values())
    if (eni.publicIp === address) return eni.vpcId === vpc.id ? eni.addresses[0] : address;
  return undefined;
}

/** A load balancer's addresses: public ones where it faces the internet, whoever asks. */
export function balancerAddresses(world: World, name: string): readonly string[] | undefined {
  const balancers = [...world.classicLoadBalancers.values(), ...world.loadBalancers.values()];
  const balancer = balancers.find(({ dnsName }) => dnsName.toLowerCase() === name);
  if (balancer === undefined) return undefined;
  return balancer.interfaceIds.flatMap((id) => {
    const eni = world.networkInterfaces.get(id);
    return (balancer.scheme === 'internal' ? eni?.addresses[0] : eni?.publicIp) ?? [];
  });
}

function pointerOf(network: PacketNetwork, vpc: Vpc, name: string): string | undefined {
  const reversed = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\.in-addr\.arpa$/.exec(name);
  if (reversed === null) return undefined;
  const address = reversed.slice(1).toReversed().join('.');
  for (const eni of network.world.networkInterfaces.values())
    if (eni.vpcId === vpc.id && eni.addresses.includes(address)) return privateDnsName(network.world, address);
  return outsideHost(address)?.names[0];
}

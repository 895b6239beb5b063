import type { ClusterAccess } from '../../network/clusterAccess.ts';
import type { NetworkSite } from '../../network/networkSite.ts';
import type { PacketNetwork } from '../packetNetwork.ts';
import type { Asker, DnsReply, Listener } from '../listener.ts';
import { query } from '../lookup.ts';
import type { DnsMessage } from '../packet.ts';
import { answerFromCluster } from './clusterDns.ts';
import { plainText } from './webPages.ts';

/** What a CoreDNS pod listens with. Other names than the cluster's it asks its own resolver for, over the network. */
export function coreDns(network: PacketNetwork, cluster: ClusterAccess, site: NetworkSite): readonly Listener[] {
  const answer = (question: DnsMessage, { at }: Asker): DnsReply | undefined => {
    const own = answerFromCluster(cluster.api, question);
    if (own !== undefined) return { message: own, took: 0 };
    const server = site.resolver.nameservers[0] ?? '';
    const forwarded = query(network, site, { server, name: question.name, type: question.type, start: at });
    if (forwarded.kind !== 'answer') return { message: { ...question, rcode: 'SERVFAIL', answers: [] }, took: 2000 };
    return { message: { ...forwarded.message, id: question.id }, took: forwarded.after };
  };
  const dns = (['udp', 'tcp'] as const).map((protocol): Listener => ({
    protocol,
    port: 53,
    program: 'coredns',
    service: { kind: 'dns', answer },
  }));
  const web = (port: number, text: string): Listener => ({
    protocol: 'tcp',
    port,
    program: 'coredns',
    service: { kind: 'http', tls: false, respond: () => plainText(200, 'OK', text) },
  });
  return [...dns, web(8080, 'OK'), web(8181, 'OK'), web(9153, '')];
}

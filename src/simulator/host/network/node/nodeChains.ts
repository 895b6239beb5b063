import { ChainBuilder } from '../netfilter/chainBuilder.ts';
import { appendKubeProxyChains } from '../netfilter/kubeProxy/kubeProxyChains.ts';
import { proxiedPorts } from '../netfilter/kubeProxy/servicePorts.ts';
import type { ChainsByTable } from '../netfilter/ruleSet.ts';
import { appendVpcCniChains } from '../netfilter/vpcCniChains.ts';
import type { ClusterAccess } from '../clusterAccess.ts';
import type { NodeFacts } from './nodeFacts.ts';

/** The netfilter rules of an instance: those of kube-proxy, which puts its own first, and those of the VPC CNI. */
export function nodeChains(facts: NodeFacts, cluster: ClusterAccess | undefined, hasKubeProxy: boolean): ChainsByTable {
  const builder = new ChainBuilder();
  const [primary] = facts.interfaces;
  const nodeName = cluster?.nodeOf(facts.instance.id)?.name;
  if (cluster !== undefined && nodeName !== undefined && hasKubeProxy)
    appendKubeProxyChains(builder, {
      minor: Number(cluster.cluster.version.split('.')[1]),
      nodeName,
      ports: proxiedPorts(cluster.api),
    });
  if (facts.cni !== undefined && primary !== undefined)
    appendVpcCniChains(builder, {
      settings: facts.cni,
      vpcCidrs: facts.vpcBlocks,
      device: primary.name,
      address: primary.eni.addresses[0] ?? '',
      nftables: facts.amazonLinux === 'al2023',
    });
  return builder.build();
}

import { sha256 } from './digests.ts';
import type { DecidingLine } from './station.ts';
import type { RoutedService } from './topology.ts';

/** Since this Kubernetes minor, kube-proxy's comments name the endpoint. */
const endpointNamedSince = 24;

/** `default/nginx`, or `default/nginx:http` where the port has a name. */
export function servicePortName({ namespace, name, portName }: RoutedService): string {
  return `${namespace}/${name}${portName === '' ? '' : `:${portName}`}`;
}

/** A Service's endpoints in kube-proxy's order: by their text `address:port`. */
export function endpointsInOrder({ endpoints }: RoutedService): readonly string[] {
  return endpoints.map(({ address, port }) => `${address}:${port}`).toSorted((a, b) => (a < b ? -1 : 1));
}

/**
 * The rules of kube-proxy in its iptables mode that lead from a Service's cluster address to one endpoint, and what
 * marks a pod that would reach itself. `endpoint` is one of `endpointsInOrder`.
 */
export function serviceRules(
  service: RoutedService,
  endpoint: string,
  kubernetesMinor: number,
): { readonly lines: readonly DecidingLine[]; readonly toItself: DecidingLine } {
  const name = servicePortName(service);
  const { protocol, clusterAddress, port } = service;
  const chain = `KUBE-SVC-${chainHash(name + protocol)}`;
  const endpointChain = `KUBE-SEP-${chainHash(name + protocol + endpoint)}`;
  const all = endpointsInOrder(service);
  const left = all.length - all.indexOf(endpoint);
  const chance = left > 1 ? ` -m statistic --mode random --probability ${probability(1 / left)}` : '';
  const choice = kubernetesMinor >= endpointNamedSince ? `${name} -> ${endpoint}` : name;
  return {
    lines: [
      line(
        `-A KUBE-SERVICES -d ${clusterAddress}/32 -p ${protocol} ${comment(`${name} cluster IP`)} ` +
          `-m ${protocol} --dport ${port} -j ${chain}`,
      ),
      line(`-A ${chain} ${comment(choice)}${chance} -j ${endpointChain}`),
      line(`-A ${endpointChain} -p ${protocol} ${comment(name)} -m ${protocol} -j DNAT --to-destination ${endpoint}`),
    ],
    toItself: line(`-A ${endpointChain} -s ${endpoint.split(':')[0]}/32 ${comment(name)} -j KUBE-MARK-MASQ`),
  };
}

/** The rule that gives marked packets the node's address. */
export const masqueradeRule: DecidingLine = line(
  '-A KUBE-POSTROUTING -m comment --comment "kubernetes service traffic requiring SNAT" -j MASQUERADE --random-fully',
);

/** iptables puts quotes only where they are needed. */
function comment(text: string): string {
  return `-m comment --comment ${/^[\w-]+$/.test(text) ? text : `"${text}"`}`;
}

/** As the kernel keeps it, in parts of 2³¹. */
function probability(chance: number): string {
  return (Math.round(chance * 2 ** 31) / 2 ** 31).toFixed(11);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The first sixteen characters of a SHA-256 in base32, by which kube-proxy names its chains. */
function chainHash(text: string): string {
  // Sixteen characters are ten bytes.
  let bits = [...sha256(text).subarray(0, 10)].reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  let name = '';
  for (let index = 0; index < 16; index++) {
    name = (alphabet[Number(bits & 31n)] ?? '') + name;
    bits >>= 5n;
  }
  return name;
}

function line(text: string): DecidingLine {
  return { command: 'sudo iptables -t nat -S', text };
}

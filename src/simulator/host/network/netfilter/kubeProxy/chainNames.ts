import { createHash } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The chain of a service port: `KUBE-SVC-NPX46M4PTMTKRN6Y` for `default/kubernetes:https` over tcp. */
export function serviceChain(kind: 'SVC' | 'SVL' | 'EXT', servicePort: string, protocol: string): string {
  return `KUBE-${kind}-${hash(servicePort + protocol)}`;
}

/** The chain of one endpoint, `address:port`, of a service port. */
export function endpointChain(servicePort: string, protocol: string, endpoint: string): string {
  return `KUBE-SEP-${hash(servicePort + protocol + endpoint)}`;
}

/** The first sixteen characters of a SHA-256 in base32, which is how kube-proxy makes names that fit into iptables. */
function hash(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  let name = '';
  let bits = 0;
  let count = 0;
  for (let index = 0; name.length < 16; index++) {
    bits = ((bits << 8) | (bytes[index] ?? 0)) & 0xfff;
    for (count += 8; count >= 5 && name.length < 16; count -= 5) name += alphabet[(bits >> (count - 5)) & 31];
  }
  return name;
}

import type { Listener } from '../listener.ts';
import { plainText } from './webPages.ts';

/** What listens on every instance, and besides on a node of a cluster. */
export function machineServers(isNode: boolean): readonly Listener[] {
  const sshd = opaque(22, 'sshd');
  if (!isNode) return [sshd];
  return [
    sshd,
    opaque(10_250, 'kubelet'),
    { ...opaque(10_248, 'kubelet'), address: '127.0.0.1', service: healthy },
    { ...opaque(10_256, 'kube-proxy'), service: healthy },
    { ...opaque(10_249, 'kube-proxy'), address: '127.0.0.1' },
    opaque(61_678, 'aws-k8s-agent'),
    { ...opaque(50_051, 'aws-k8s-agent'), address: '127.0.0.1' },
  ];
}

const healthy = { kind: 'http', tls: false, respond: () => plainText(200, 'OK', 'ok') } as const;

function opaque(port: number, program: string): Listener {
  return { protocol: 'tcp', port, program, service: { kind: 'opaque' } };
}

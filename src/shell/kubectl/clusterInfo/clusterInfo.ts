import type { KubectlCommand } from '../command.ts';
import type { KubernetesObject, ObjectList } from '../resources/kubernetesObject.ts';
import type { KubectlSession } from '../session/session.ts';

const bold = (color: number, text: string) => `\u001b[0;${color}m${text}\u001b[0m`;

/** `kubectl cluster-info`. */
export const clusterInfo: KubectlCommand = {
  takes: '',
  flags: {},
  async run(_, session) {
    const api = await session.api();
    const server = api.connection.server.href.replace(/\/$/, '');
    const running = (name: string, at: string) =>
      `${paint(session, 32, name)} is running at ${paint(session, 33, at)}\n`;
    const query = new URLSearchParams({ labelSelector: 'kubernetes.io/cluster-service=true' });
    const path = `/api/v1/namespaces/kube-system/services?${query.toString()}`;
    const { items } = (await api.request('GET', path)) as ObjectList;
    const services = items.map((service) => running(nameOf(service), `${server}${proxyPath(service)}`));
    session.print(running('Kubernetes control plane', server) + services.join(''));
    session.print("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n");
    return 0;
  },
};

function paint(session: KubectlSession, color: number, text: string): string {
  const isPlain = session.screen === undefined || (session.environment['NO_COLOR'] ?? '') !== '';
  return isPlain ? text : bold(color, text);
}

function nameOf({ metadata }: KubernetesObject): string {
  return metadata?.labels?.['kubernetes.io/name'] ?? metadata?.name ?? '';
}

/** Where the API server hands requests on to a service. */
function proxyPath(service: KubernetesObject): string {
  const { name = '', namespace = '' } = service.metadata ?? {};
  const { ports = [] } = (service['spec'] ?? {}) as {
    readonly ports?: readonly { readonly name?: string; readonly port: number }[];
  };
  const [port] = ports;
  const scheme = port?.port === 443 ? 'https:' : '';
  const named = port?.name !== undefined && port.name !== '' ? `:${port.name}` : scheme === '' ? '' : ':';
  return `/api/v1/namespaces/${namespace}/services/${scheme}${name}${named}/proxy`;
}

import type { Labels } from '../../kubernetes/objects/meta.ts';
import type { Container, Pod } from '../../kubernetes/objects/pod.ts';
import { containerFiles } from '../files/containerFiles.ts';
import type { NetworkSite } from '../network/networkSite.ts';
import type { WorldNetwork } from '../network/worldNetwork.ts';
import { toolboxPrograms } from '../programs/toolboxPrograms.ts';
import { root } from './accounts.ts';
import { containerImage } from './containerImages.ts';
import { HostMachine } from './hostMachine.ts';

/** Where programs are looked for in most images. */
export const containerPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The inside of one run of a container. `site` is its pod's place in the network. */
export function containerMachine(
  network: WorldNetwork,
  pod: Pod,
  container: Container,
  site: () => NetworkSite | undefined,
): HostMachine {
  const { distribution, programs } = containerImage(container.image);
  const hostname = pod.spec.hostNetwork === true ? (pod.spec.nodeName ?? '') : (pod.spec.hostname ?? pod.metadata.name);
  const machine = new HostMachine({
    place: {
      network,
      distribution,
      node: undefined,
      site() {
        const found = site();
        if (found === undefined) throw new Error('Network is unreachable');
        return found;
      },
    },
    hostname,
    accounts: [root],
    programs: toolboxPrograms,
    hidden: (all) => (programs === 'all' ? [] : all.filter((name) => !programs.includes(name))),
  });
  containerFiles(machine, container);
  return machine;
}

/** The environment of a container's programs: its own, and where the API server is. */
export function containerEnvironment(
  pod: Pod,
  own: Labels,
  apiServer: string | undefined,
): ReadonlyMap<string, string> {
  const service: Record<string, string> =
    apiServer === undefined
      ? {}
      : {
          KUBERNETES_SERVICE_HOST: apiServer,
          KUBERNETES_SERVICE_PORT: '443',
          KUBERNETES_SERVICE_PORT_HTTPS: '443',
          KUBERNETES_PORT: `tcp://${apiServer}:443`,
          KUBERNETES_PORT_443_TCP: `tcp://${apiServer}:443`,
          KUBERNETES_PORT_443_TCP_PROTO: 'tcp',
          KUBERNETES_PORT_443_TCP_PORT: '443',
          KUBERNETES_PORT_443_TCP_ADDR: apiServer,
        };
  const hostname = pod.spec.hostNetwork === true ? (pod.spec.nodeName ?? '') : pod.metadata.name;
  return new Map(Object.entries({ PATH: containerPath, HOSTNAME: hostname, ...service, HOME: root.home, ...own }));
}

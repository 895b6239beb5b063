import type { Container, Pod } from '../../../kubernetes/objects/pod.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import type { Listener } from '../listener.ts';
import type { ClusterAccess } from '../../network/clusterAccess.ts';
import { kubeOpsView } from './kubeOpsView.ts';
import { nginx, page, plainText, titled } from './webPages.ts';

/** What the programs of well-known images do with a request. */
const webPrograms: readonly {
  readonly image: RegExp;
  readonly port: number;
  readonly program: string;
  readonly respond: (request: HttpRequest, cluster: ClusterAccess, pod: Pod) => HttpResponse;
}[] = [
  { image: /\/?nginx(:|$)/, port: 80, program: 'nginx', respond: (request) => nginx(request, '1.27.5') },
  { image: /\/?httpd(:|$)/, port: 80, program: 'httpd', respond: () => titled('It works! Apache httpd', 'Apache') },
  { image: /docker-2048|\/2048/, port: 80, program: 'nginx', respond: () => titled('2048', 'nginx') },
  {
    image: /kube-ops-view/,
    port: 8080,
    program: 'python3',
    respond: (request, cluster, pod) => kubeOpsView(cluster, pod, request),
  },
  // The example of Kubernetes' own walkthrough of autoscaling.
  { image: /\/hpa-example(:|$)/, port: 80, program: 'apache2', respond: () => page('Apache/2.4.10 (Debian)', 'OK!') },
  {
    image: /network-multitool/,
    port: 80,
    program: 'nginx',
    respond: () => plainText(200, 'OK', 'Praqma Network MultiTool\n'),
  },
];

/** What listens in a pod: the programs of its running containers. Ports of unknown programs take connections. */
export function containerServers(pod: Pod, cluster: ClusterAccess): readonly Listener[] {
  return pod.spec.containers
    .filter((each) => isRunning(pod, each))
    .flatMap((container) => serversOf(pod, container, cluster));
}

function serversOf(pod: Pod, { name, image, ports = [] }: Container, cluster: ClusterAccess): readonly Listener[] {
  const web = webPrograms.find((each) => each.image.test(image));
  const known = web === undefined ? [] : [webServer(web, cluster, pod, name)];
  const others = ports
    .filter(({ containerPort }) => containerPort !== web?.port)
    .map(({ containerPort: port, protocol = 'TCP' }): Listener => ({
      protocol: protocol === 'UDP' ? 'udp' : 'tcp',
      port,
      program:
        image
          .split('/')
          .at(-1)
          ?.replace(/[:@].*/, '') ?? image,
      service: { kind: 'opaque' },
    }));
  // An image that only offers tools has no server, whatever ports its manifest names.
  return /netshoot|busybox|alpine\b(?!.*nginx)/.test(image) && web === undefined ? [] : [...known, ...others];
}

function webServer(
  { port, program, respond }: (typeof webPrograms)[number],
  cluster: ClusterAccess,
  pod: Pod,
  container: string,
): Listener {
  const answer = (request: HttpRequest): HttpResponse => {
    cluster.requestAnswered(pod.metadata.uid ?? '', container);
    return respond(request, cluster, pod);
  };
  return { protocol: 'tcp', port, program, service: { kind: 'http', tls: false, respond: answer } };
}

function isRunning(pod: Pod, { name }: Container): boolean {
  return pod.status.containerStatuses?.find((each) => each.name === name)?.state.running !== undefined;
}

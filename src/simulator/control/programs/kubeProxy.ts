import { klog } from './stamps.ts';
import { endingWith, untilStopped, type Program, type Surroundings } from './program.ts';

/** The service proxy in its iptables mode. */
export const kubeProxy: Program = {
  ports: [10_249, 10_256],
  usage: { cpu: 1, memory: 14_000_000 },
  *run(around) {
    yield { pause: 300 };
    const minor = Number(/^v1\.(\d+)/.exec(around.kubernetes)?.[1]);
    for (const [source, text] of minor < 27 ? before127(around) : since127(around))
      yield { write: `${klog(around.now(), source)}${text}`, to: 'stderr' };
    yield { pause: 100 };
    for (const name of ['service', 'endpoint slice', 'node'])
      yield {
        write: `${klog(around.now(), 'shared_informer.go:356')}"Caches are synced" controller="${name} config"`,
        to: 'stderr',
      };
    yield untilStopped;
    return 0;
  },
  stop: () => endingWith(2),
};

type Lines = readonly (readonly [source: string, text: string])[];

const waiting = (source: string): Lines =>
  ['service', 'endpoint slice', 'node'].flatMap((name): Lines => [
    [source, `"Starting ${name} config controller"`],
    ['shared_informer.go:349', `"Waiting for caches to sync" controller="${name} config"`],
  ]);

function before127({ node, kubernetes }: Surroundings): Lines {
  return [
    ['node.go:163', `Successfully retrieved node IP: ${node.address}`],
    ['server_others.go:138', `"Detected node IP" address="${node.address}"`],
    ['server_others.go:206', '"Using iptables Proxier"'],
    ['server.go:656', `"Version info" version="${kubernetes}"`],
    ['server.go:658', '"Golang settings" GOGC="" GOMAXPROCS="" GOTRACEBACK=""'],
    ['conntrack.go:52', '"Setting nf_conntrack_max" nf_conntrack_max=131072'],
    ...waiting('config.go:317'),
  ];
}

function since127({ node, kubernetes }: Surroundings): Lines {
  return [
    ['server_linux.go:63', '"Using iptables proxy"'],
    ['server.go:715', `"Successfully retrieved node IP(s)" IPs=["${node.address}"]`],
    ['conntrack.go:60', '"Setting nf_conntrack_max" nfConntrackMax=131072'],
    ['server_linux.go:103', '"kube-proxy running in dual-stack mode" primary ipFamily="IPv4"'],
    ['server_linux.go:132', '"Using iptables Proxier"'],
    ['server.go:527', `"Version info" version="${kubernetes}"`],
    ['server.go:529', '"Golang settings" GOGC="" GOMAXPROCS="" GOTRACEBACK=""'],
    ...waiting('config.go:200'),
  ];
}

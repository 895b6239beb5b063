import { parseImage } from './imageReference.ts';

/** What is known of an image. */
export interface ImageFacts {
  /** Compressed, bytes, as a registry serves it to amd64. */
  readonly size: number;
  /** Which tags there are. */
  readonly tags: RegExp;
}

const MB = 1_000_000;
const any = /./;
const versions = /^(latest|stable|mainline|alpine|slim|\d+(\.\d+)*([-.][\w.]+)?|[a-z]+(-[\w.]+)?)$/;
/** Words that people put into a tag when they want a pull to fail. */
const wrong =
  /nope|wrong|invalid|broken|fake|typo|(non|not|no|n't)-?(really-?)?(exist|such|a-?real)|does-?nt?o?t?-?exist/i;

/**
 * By repository, without Docker Hub's `library/`; sizes as Docker Hub, the ECR gallery and quay.io showed them in 2026,
 * rounded. Docker's official images are a closed set: a plain name that is not here does not exist.
 */
const sizes: Readonly<Record<string, number>> = {
  alpine: 3.8,
  amazonlinux: 54,
  bash: 6,
  busybox: 2.2,
  caddy: 22,
  centos: 83,
  debian: 49,
  docker: 130,
  elasticsearch: 590,
  eclipse: 120,
  fedora: 77,
  golang: 300,
  grafana: 150,
  haproxy: 44,
  'hello-world': 0.0025,
  httpd: 46,
  influxdb: 140,
  jenkins: 270,
  mariadb: 105,
  memcached: 33,
  mongo: 320,
  mysql: 255,
  nats: 8,
  nextcloud: 430,
  nginx: 63,
  node: 400,
  openjdk: 240,
  perl: 330,
  php: 170,
  postgres: 158,
  python: 380,
  rabbitmq: 110,
  redis: 49,
  registry: 9.7,
  rockylinux: 70,
  ruby: 390,
  rust: 560,
  tomcat: 190,
  traefik: 48,
  ubuntu: 30,
  vault: 150,
  wordpress: 250,
  zookeeper: 130,
  'nicolaka/netshoot': 195,
  'hjacobs/kube-ops-view': 82,
  'hashicorp/http-echo': 2.9,
  'traefik/whoami': 2.8,
  'curlimages/curl': 9.5,
  'amazon/aws-cli': 129,
  'polinux/stress': 4.1,
  'vish/stress': 1.6,
  'amazon-k8s-cni': 48,
  'amazon-k8s-cni-init': 63,
  'amazon/aws-network-policy-agent': 42,
  'eks/coredns': 21,
  'eks/kube-proxy': 31,
  'eks/metrics-server': 23,
  'eks/eks-pod-identity-agent': 29,
  'eks/aws-ebs-csi-driver': 34,
  'eks/livenessprobe': 12,
  'eks/csi-attacher': 27,
  'eks/csi-node-driver-registrar': 12,
  'eks/csi-provisioner': 31,
  'eks/csi-resizer': 29,
  'eks/csi-snapshotter': 28,
  pause: 0.3,
  echoserver: 43,
  'hpa-example': 178,
  'metrics-server/metrics-server': 20,
  'e2e-test-images/agnhost': 53,
};

/** Smaller editions of an image have a fraction of its size. */
const editions: readonly (readonly [RegExp, number])[] = [
  [/alpine/, 0.33],
  [/slim/, 0.4],
  [/minimal/, 1],
];

/** What a repository that nobody has described is taken to be. */
const unknownSize = 60 * MB;

/** What is known of the image; undefined if it does not exist. */
export function imageFacts(image: string): ImageFacts | undefined {
  const { registry, repository, tag } = parseImage(image);
  const official = repository.startsWith('library/');
  const size = sizes[official ? repository.slice('library/'.length) : repository];
  if (size === undefined && official) return undefined;
  // Nothing has been pushed to registries of the lab's own account.
  if (size === undefined && /^\d+\.dkr\.ecr\./.test(registry)) return undefined;
  const edition = editions.find(([pattern]) => pattern.test(tag))?.[1] ?? 1;
  return { size: size === undefined ? unknownSize : Math.round(size * MB * edition), tags: official ? versions : any };
}

/** Whether a tag of an image that is known exists. */
export function hasTag({ tags }: ImageFacts, tag: string): boolean {
  return tags.test(tag) && !wrong.test(tag) && !/\b(999+|9\.99)\b/.test(tag);
}

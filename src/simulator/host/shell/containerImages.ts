import { parseImage } from '../../control/images/imageReference.ts';
import {
  alpine,
  alpineToolbox,
  amazonLinux2,
  amazonLinux2023,
  busybox,
  debian,
  type Distribution,
} from './distribution.ts';

/** What is in an image, as far as a shell in its container shows it. */
export interface ContainerImage {
  readonly distribution: Distribution;
  /** Names of its programs; `all` is every program that we have. */
  readonly programs: readonly string[] | 'all';
}

/** Applets of BusyBox, of those programs that we have. */
const applets = [
  'arp',
  'awk',
  'base64',
  'basename',
  'cat',
  'chmod',
  'clear',
  'comm',
  'cp',
  'cut',
  'date',
  'df',
  'diff',
  'dirname',
  'du',
  'egrep',
  'env',
  'expand',
  'expr',
  'fgrep',
  'find',
  'fold',
  'free',
  'grep',
  'gunzip',
  'gzip',
  'head',
  'hostname',
  'id',
  'ip',
  'less',
  'ln',
  'ls',
  'md5sum',
  'mkdir',
  'more',
  'mv',
  'nc',
  'netstat',
  'nl',
  'nohup',
  'nslookup',
  'od',
  'paste',
  'ping',
  'printenv',
  'ps',
  'readlink',
  'rev',
  'rm',
  'rmdir',
  'route',
  'sed',
  'seq',
  'sh',
  'sha1sum',
  'sha256sum',
  'sleep',
  'sort',
  'split',
  'stat',
  'strings',
  'sysctl',
  'tac',
  'tail',
  'tar',
  'tee',
  'timeout',
  'touch',
  'tr',
  'traceroute',
  'tree',
  'uname',
  'unexpand',
  'uniq',
  'uptime',
  'watch',
  'wc',
  'wget',
  'which',
  'whoami',
  'xargs',
  'yes',
  'zcat',
];

/** Those of a small system with the GNU tools and nothing of the network. */
const coreutils = applets
  .filter((name) => !/^(?:arp|ip|nc|netstat|nslookup|ping|route|traceroute|wget|less|more|watch|ps|tree)$/.test(name))
  .concat('bash', 'column', 'join');

/** Amazon Linux's images leave it to `yum`. */
const withoutTar = coreutils.filter((name) => name !== 'tar');

const images: readonly { readonly repository: RegExp; readonly tag?: RegExp; readonly image: ContainerImage }[] = [
  { repository: /(?:^|\/)(?:netshoot|network-multitool)$/, image: { distribution: alpineToolbox, programs: 'all' } },
  { repository: /(?:^|\/)busybox$/, image: { distribution: busybox, programs: applets } },
  { repository: /^library\/alpine$/, image: { distribution: alpine, programs: applets } },
  { repository: /^curlimages\/curl$/, image: { distribution: alpine, programs: [...applets, 'curl'] } },
  {
    repository: /(?:^|\/)nginx$/,
    tag: /alpine/,
    image: { distribution: alpine, programs: [...applets, 'curl'] },
  },
  { repository: /(?:^|\/)nginx$/, image: { distribution: debian, programs: [...coreutils, 'curl'] } },
  {
    repository: /(?:^|\/)amazonlinux$/,
    tag: /^2(?!0)/,
    image: { distribution: amazonLinux2, programs: [...withoutTar, 'curl', 'yum'] },
  },
  {
    repository: /(?:^|\/)amazonlinux$/,
    image: { distribution: amazonLinux2023, programs: [...withoutTar, 'curl', 'yum', 'dnf'] },
  },
  { repository: /^library\/(?:\w+)$/, tag: /alpine/, image: { distribution: alpine, programs: applets } },
  { repository: /^library\/\w+$/, image: { distribution: debian, programs: coreutils } },
];

/** Images that hold one program and no shell. */
const bare =
  /(?:^|\/)(?:coredns|pause|kube-proxy|amazon-k8s-cni|amazon-k8s-cni-init|aws-network-policy-agent|metrics-server|eks-pod-identity-agent|http-echo|whoami)$/;

/** What is in the image of that name; a small Debian where nobody knows. */
export function containerImage(name: string): ContainerImage {
  const { repository, tag } = parseImage(name);
  if (bare.test(repository)) return { distribution: debian, programs: [] };
  const found = images.find((each) => each.repository.test(repository) && (each.tag?.test(tag) ?? true));
  return found?.image ?? { distribution: debian, programs: coreutils };
}
